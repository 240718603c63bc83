from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.community.actions.circulars import send_circular
from whimbrel.community.actions.messages import TakesNoMessages, begin_conversation, file_of
from whimbrel.community.actions.posts import Words
from whimbrel.community.forms.messages import AnswerForm, CircularForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import Circular, Space
from whimbrel.community.queries.circulars import addressees_of, circulars_by
from whimbrel.community.queries.moderation import moderated_spaces
from whimbrel.community.rules import (
    KEEPS_ADDRESSEES,
    can_write_to_many,
    regions_spoken_for,
    writes_to_many,
)
from whimbrel.community.views.doors import belonging_here, person_of
from whimbrel.community.views.messages import crumbs, find_circular, no_messages
from whimbrel.core.languages import current_language
from whimbrel.treaties.models import Region
from whimbrel.treaties.queries.offices import Offices, offices_of

NAMES_SHOWN = 12


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def circular_new(request: HttpRequest) -> HttpResponse:
    """Write to all who hold something: first it is shown how many they are, then it is sent."""
    offices = offices_of(request.user, on=localdate())
    belonging = belonging_here(request)
    if not writes_to_many(offices, belonging.moderated):
        raise PermissionDenied
    person = person_of(request)
    form = _form(request, offices)
    shown = None
    if request.method == "POST" and form.is_valid():
        asked = form.asked()
        region, space = asked.region, asked.space
        if not can_write_to_many(
            offices,
            belonging.moderated,
            region_id=region.pk if region else None,
            space_id=space.pk if space else None,
        ):
            form.add_error("region", _("Choose the region you speak for, or a space of yours."))
        else:
            people = addressees_of(asked, besides=person.pk, on=localdate(), at=now())
            total = people.count()
            given = form.cleaned_data
            if "send" in request.POST and total and given["people"] == total:
                words = Words(given["words"], given["language"], given["key"])
                sent = send_circular(
                    by=person, asked=asked, subject=given["subject"], words=words, at=now()
                )
                messages.success(request, _said(total))
                return redirect("community:circular_detail", pk=sent.pk)
            shown = (total, list(people[:NAMES_SHOWN]))
            form = _form(request, offices, people=total)
            form.is_valid()
    context = {"form": form, "shown": shown, "crumbs": crumbs(_("Write to many"))}
    return render(
        request, "community/circular_new.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def circular_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A message to many, for its author and those it went to; an answer goes to the author alone."""
    circular, person = find_circular(request, pk), person_of(request)
    is_own = circular.written_by_id == person.pk
    initial = {"language": person.language or current_language(), "key": new_key()}
    sent = request.POST if request.method == "POST" and not is_own else None
    form = AnswerForm(sent, request.FILES if sent is not None else None, initial=initial)
    if sent is not None and form.is_valid():
        given = form.cleaned_data
        try:
            begun = begin_conversation(
                by=person,
                to=[circular.written_by],
                subject=circular.subject,
                words=Words(given["words"], given["language"], given["key"]),
                at=now(),
                files=file_of(given["file"]),
                circular=circular,
            )
        except TakesNoMessages as refused:
            form.add_error("words", no_messages(refused))
        else:
            messages.success(request, _("Your message is sent."))
            return redirect("community:conversation_detail", pk=begun.pk)
    counted = circulars_by(person.pk).filter(pk=pk).first() if is_own else None
    context = {
        "circular": circular,
        "counted": counted,
        "form": None if is_own else form,
        "crumbs": crumbs(circular.subject),
    }
    return render(
        request, "community/circular_detail.html", context, status=422 if form.errors else 200
    )


def _form(request: HttpRequest, offices: Offices, *, people: int | None = None) -> CircularForm:
    """The form with the regions and spaces that this author may choose."""
    everywhere = offices.has_role(*KEEPS_ADDRESSEES)
    regions = Region.objects.order_by("name_en")
    if not everywhere:
        regions = regions.filter(pk__in=regions_spoken_for(offices))
    spaces = moderated_spaces(belonging_here(request)).exclude(
        kind__in=[Space.Kind.REGION, Space.Kind.INSTRUMENT]
    )
    initial = {"language": current_language(), "to": Circular.To.ALL, "key": new_key()}
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and people is not None:
        data["people"] = str(people)
    return CircularForm(data, initial=initial, regions=regions, spaces=spaces.order_by("name_en"))


def _said(total: int) -> str:
    return ngettext(
        "Your message goes to %(number)s person.", "Your message goes to %(number)s people.", total
    ) % {"number": total}


@login_required
@never_cache
@require_safe
def circular_list(request: HttpRequest) -> HttpResponse:
    """What the reader has sent to many."""
    if not writes_to_many(
        offices_of(request.user, on=localdate()), belonging_here(request).moderated
    ):
        raise PermissionDenied
    context = {
        "circulars": circulars_by(person_of(request).pk)[:100],
        "crumbs": crumbs(_("What you sent to many")),
    }
    return render(request, "community/circular_list.html", context)
