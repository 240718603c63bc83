from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.languages import language_names
from whimbrel.core.responses import file_to_save
from whimbrel.core.stored.views import public_page
from whimbrel.meetings.actions.notifications import Answering, answer_notification
from whimbrel.meetings.forms import AnswerForm, NotificationFilterForm
from whimbrel.meetings.models import AnswerFile, Notification, NotificationFile
from whimbrel.meetings.queries.feed import notification_feed
from whimbrel.meetings.queries.notifications import (
    answered_by,
    noted_of,
    public_notifications,
    rule_in_words,
    years_of_notifications,
)
from whimbrel.meetings.rules import can_answer, can_read_file
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

A_PAGE = 50


@require_safe
@public_page("instrument", "year", "page")
def notification_list(request: HttpRequest) -> HttpResponse:
    """All notifications that were issued, the newest first."""
    form = NotificationFilterForm(request.GET, years=years_of_notifications())
    asked = form.cleaned_data if form.is_valid() else {}
    found = public_notifications(instrument=asked.get("instrument"), year=asked.get("year"))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "today": localdate()}
    return render(request, "meetings/notification_list.html", context)


@require_safe
@public_page()
def notification_atom(request: HttpRequest) -> HttpResponse:
    """The newest notifications as an Atom feed, in the language of the address."""
    body = notification_feed(public_notifications()[:A_PAGE], page=reverse("meetings:notification_list"), own=request.path)  # fmt: skip
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


@require_safe
@public_page()
def notification_detail(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """One notification, for everybody; the way to answer it stands in a slot."""
    notification = _find(year, number)
    rows = noted_of(notification)
    context = {
        "notification": notification,
        "to": rule_in_words(notification),
        "files": list(notification.files.all()),
        "text_languages": language_names(notification.languages()),
        "countries": [one.country.name for one in rows],
        "crumbs": [
            (_("Notifications"), reverse("meetings:notification_list")),
            (notification.symbol, ""),
        ],
    }
    return render(request, "meetings/notification_detail.html", context)


@require_safe
def notification_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file of a notification that was issued, to be saved and never shown as a page of ours."""
    file = NotificationFile.objects.filter(pk=pk, notification__issued_at__isnull=False).first()
    if file is None:
        raise Http404
    return file_to_save(file.file, file.title)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notification_answer(request: HttpRequest, year: int, number: str) -> HttpResponse:
    """Answer a notification for a country."""
    notification = _find(year, number)
    person = User.objects.get(pk=request.user.pk or 0)
    spoken = answered_by(notification, person.pk, on=localdate())
    if not can_answer(notification, is_turn=bool(spoken)):
        raise PermissionDenied
    asked = request.POST.get("noted") or request.GET.get("for", "")
    noted, role, stands = next((one for one in spoken if str(one[0].pk) == asked), spoken[0])
    is_sent = request.method == "POST"
    initial = {"words": stands.words} if stands else {}
    form = AnswerForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, initial=initial
    )
    if is_sent and form.is_valid():
        _keep(form, noted, role, person)
        messages.success(request, _("The answer is kept. Answering again replaces it."))
        return redirect(notification)
    context = {
        "form": form,
        "notification": notification,
        "noted": noted,
        "others": [one[0] for one in spoken if one[0].pk != noted.pk],
        "is_late": notification.is_late(on=localdate()),
        "crumbs": [(notification.symbol, notification.get_absolute_url()), (_("Answer"), "")],
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/notification_answer.html", context, status=status)


@login_required
@never_cache
@require_safe
def answer_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file that came with an answer, for the Secretariat and the country's own people."""
    file = AnswerFile.objects.select_related("answer__noted").filter(pk=pk).first()
    offices = offices_of(request.user, on=localdate())
    if file is None or not can_read_file(offices, country_id=file.answer.noted.country_id):
        raise Http404
    return file_to_save(file.file, file.name)


def _find(year: int, number: str) -> Notification:
    """The notification of that number, written as it is printed. Raises Http404."""
    found = Notification.objects.issued().select_related("instrument", "meeting")
    known = int(number) if number.isdecimal() else 0
    notification = found.filter(year=year, number=known).first()
    if notification is None or f"{notification.number:03}" != number:
        raise Http404
    return notification


def _keep(form: AnswerForm, noted: Any, role: str, person: User) -> None:
    file = form.cleaned_data["file"]
    answering = Answering(
        form.cleaned_data["words"], role, now(), files=[(file.name, file.read())] if file else []
    )
    answer_notification(noted=noted, answering=answering, by=person, kept_at=now())
