"""Notifications at the Secretariat's desk: drafts are looked at and issued, what was issued is followed country by country."""

from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, make_aware, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from whimbrel.core.responses import table_download
from whimbrel.meetings.actions.notifications import (
    AlreadyIssued,
    Answering,
    NobodyAddressed,
    answer_notification,
    issue,
)
from whimbrel.meetings.forms import PaperForm
from whimbrel.meetings.models import Notification, NotificationAnswer
from whimbrel.meetings.queries.notifications import (
    COLUMNS,
    countries_to,
    people_to,
    rule_in_words,
    tracked,
    tracked_rows,
)
from whimbrel.meetings.rules import can_issue
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

FORMS = ("csv", "xlsx", "json")
MOST = 200


def officer_of(request: HttpRequest) -> User:
    """Whoever may issue notifications; nobody else comes in."""
    if not can_issue(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    return User.objects.get(pk=request.user.pk or 0)


@require_safe
def notification_desk(request: HttpRequest) -> HttpResponse:
    officer_of(request)
    found = Notification.objects.select_related("instrument")
    context = {
        "drafts": found.filter(issued_at=None),
        "issued": found.issued()[:MOST],
        "today": localdate(),
    }
    return render(request, "meetings/desk/notification_desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def notification_follow(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft with whom it would go to; of an issued one, how far it has come with each country."""
    officer = officer_of(request)
    notification = get_object_or_404(
        Notification.objects.select_related("instrument", "meeting"), pk=pk
    )
    context = {"notification": notification, "to": rule_in_words(notification)}
    if notification.issued_at is None:
        countries = countries_to(notification, on=localdate())
        people = list(people_to(notification, [one.pk for one in countries], on=localdate()))
        reached = {one.country_id for one in people}
        context |= {
            "countries": countries,
            "people": people,
            "unreached": [one.name for one in countries if one.pk not in reached],
        }
        return render(request, "meetings/desk/notification_check.html", context)
    is_sent = request.method == "POST"
    form = PaperForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        notification=notification,
        initial={"came_on": localdate()},
    )
    if is_sent and form.is_valid():
        _enter(form, officer)
        messages.success(request, _("The answer is kept for the country."))
        return redirect("notification_follow", pk=pk)
    rows = tracked(notification, at=now())
    context |= {
        "form": form,
        "rows": rows,
        "answered": sum(row.answer is not None for row in rows),
        "forms": FORMS,
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/desk/notification_follow.html", context, status=status)


@require_POST
def notification_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft its number; it goes out within minutes."""
    officer = officer_of(request)
    notification = get_object_or_404(Notification, pk=pk)
    try:
        issued = issue(notification=notification, by=officer, at=now())
    except AlreadyIssued:
        messages.warning(request, _("It has its number already. Nothing was changed."))
    except NobodyAddressed:
        messages.error(request, _("No country fits the rule. Change to whom it goes; nothing was issued."))  # fmt: skip
    else:
        messages.success(
            request,
            _("Issued as %(symbol)s. It goes out within minutes.") % {"symbol": issued.symbol},
        )
    return redirect("notification_follow", pk=pk)


@require_safe
def notification_table(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """How far it has come with each country, as a table to take away."""
    officer_of(request)
    if form not in FORMS:
        raise Http404
    notification = get_object_or_404(Notification.objects.issued(), pk=pk)
    rows = tracked_rows(tracked(notification, at=now()))
    name = f"notification-{notification.year}-{notification.number:03}"
    return table_download(name, COLUMNS, rows, form)


def _enter(form: PaperForm, officer: User) -> None:
    given = form.cleaned_data
    file = given["file"]
    came_at = make_aware(datetime.combine(given["came_on"], time(12)))
    answering = Answering(
        given["words"], "", min(came_at, now()), NotificationAnswer.Channel.PAPER,
        [(file.name, file.read())] if file else [],
    )  # fmt: skip
    answer_notification(noted=given["noted"], answering=answering, by=officer, kept_at=now())
