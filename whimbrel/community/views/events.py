from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.events import (
    answer_event,
    cancel_event,
    change_event,
    make_event,
)
from whimbrel.community.forms.events import AnswerEventForm, EventForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import Event, EventAnswer, Space, TimeQuestion
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.events import (
    answer_of,
    answers_of,
    coming_events,
    entries_of,
    events_visible_to,
    past_events,
)
from whimbrel.community.rules import can_tend_event, can_write
from whimbrel.community.views.doors import belonging_here, door_of, enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.icalendar import write_calendar
from whimbrel.core.languages import current_language
from whimbrel.core.moments import clock_of, written_moment
from whimbrel.core.stored.views import public_page

PAST_SHOWN = 30
ICAL = "text/calendar; charset=utf-8"


@require_safe
def event_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates of a space; stored for everybody where it is public, made for this reader elsewhere."""
    if find_space(slug).open_to == Space.OpenTo.PUBLIC:
        return _public_list(request, slug)
    return _own_list(request, slug)


@public_page()
def _public_list(request: HttpRequest, slug: str) -> HttpResponse:
    return _list_page(request, find_space(slug), "UTC")


@login_required
@never_cache
def _own_list(request: HttpRequest, slug: str) -> HttpResponse:
    space = find_space(slug)
    enter(request, space)
    return _list_page(request, space, person_of(request).time_zone)


def _list_page(request: HttpRequest, space: Space, zone: str) -> HttpResponse:
    at, language = now(), current_language()
    coming = [
        (one, written_moment(one.starts_at, zone, language)) for one in coming_events(space, at=at)
    ]
    past = [
        (one, written_moment(one.starts_at, zone, language))
        for one in past_events(space, at=at)[:PAST_SHOWN]
    ]
    context = {
        "space": space,
        "coming": coming,
        "past": past,
        "questions": TimeQuestion.objects.filter(space=space, closed_at=None),
        "crumbs": crumbs(space, _("Calendar")),
    }
    return render(request, "community/event_list.html", context)


@door_of(Event)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A date, by the reader's own clock; who may write in the space says whether they come."""
    belonging, event = _find(request, pk)
    may_answer = can_write(belonging, event.space, at=now()) and event.cancelled_at is None
    person = person_of(request) if belonging.person_id else None
    if request.method == "POST":
        if person is None or not may_answer or event.is_over(at=now()):
            raise PermissionDenied
        form = AnswerEventForm(request.POST)
        if form.is_valid():
            answer_event(event=event, person=person, comes=form.cleaned_data["comes"], at=now())
            messages.success(request, _("Your answer is kept. You can change it until it begins."))
        return redirect("community:event_detail", pk=pk)
    zone, language = person.time_zone if person else "UTC", current_language()
    context = {
        "event": event,
        "begins": written_moment(event.starts_at, zone, language),
        "ends": written_moment(event.ends_at, zone, language) if event.ends_at else "",
        "is_over": event.is_over(at=now()),
        "may_answer": may_answer,
        "own": answer_of(event, person.pk) if person else "",
        "choices": EventAnswer.Comes.choices,
        # Who comes is for those who take part.
        "answers": answers_of(event) if may_answer else None,
        "can_tend": can_tend_event(belonging, event, at=now()),
        "crumbs": crumbs(event.space, event.title),
    }
    return render(request, "community/event_detail.html", context)


@door_of(Event)
@never_cache
@require_safe
def event_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The one date, for the reader's own calendar."""
    _belonging, event = _find(request, pk)
    body = write_calendar(event.space.name, entries_of(Event.objects.filter(pk=pk)))
    response = HttpResponse(body, content_type=ICAL)
    response["Content-Disposition"] = f'attachment; filename="event-{pk}.ics"'
    return response


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Set a date for the space."""
    space = find_space(slug)
    if not can_write(enter(request, space), space, at=now()):
        raise PermissionDenied
    person = person_of(request)
    with timezone.override(clock_of(person.time_zone)):
        initial = {
            "kind": Event.Kind.MEETING, "language": person.language or current_language(),
            "asks_answer": True, "key": new_key(),
        }  # fmt: skip
        form = EventForm(request.POST if request.method == "POST" else None, initial=initial)
        if request.method == "POST" and form.is_valid():
            event = make_event(
                space=space, planned=form.planned(), key=form.cleaned_data["key"], by=person,
                at=now(),
            )  # fmt: skip
            messages.success(request, _("The date is set."))
            return redirect("community:event_detail", pk=event.pk)
        context = {
            "form": form, "title": _("Set a date"), "zone": person.time_zone,
            "crumbs": crumbs(space, _("Calendar")),
        }  # fmt: skip
        return render(
            request, "community/event_form.html", context, status=422 if form.errors else 200
        )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a date; those who belong are written to where the time is another."""
    belonging, event = _find(request, pk)
    if not can_tend_event(belonging, event, at=now()) or event.cancelled_at is not None:
        raise PermissionDenied
    person = person_of(request)
    with timezone.override(clock_of(person.time_zone)):
        names = list(EventForm.base_fields)
        initial = {name: getattr(event, name) for name in names}
        form = EventForm(request.POST if request.method == "POST" else None, initial=initial)
        if request.method == "POST" and form.is_valid():
            change_event(event=event, planned=form.planned(), by=person)
            messages.success(request, _("The date is changed."))
            return redirect("community:event_detail", pk=pk)
        context = {
            "form": form, "title": _("Change the date"), "zone": person.time_zone,
            "crumbs": crumbs(event.space, event.title),
        }  # fmt: skip
        return render(
            request, "community/event_form.html", context, status=422 if form.errors else 200
        )


@login_required
@require_POST
def event_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a date; who wanted to come is written to."""
    belonging, event = _find(request, pk)
    if not can_tend_event(belonging, event, at=now()):
        raise PermissionDenied
    if event.cancelled_at is None:
        cancel_event(event=event, by=person_of(request), at=now())
    messages.success(request, _("The date is cancelled. Who wanted to come is written to."))
    return redirect("community:event_detail", pk=pk)


def _find(request: HttpRequest, pk: int) -> tuple[Belonging, Event]:
    belonging = belonging_here(request)
    found = events_visible_to(belonging).filter(pk=pk).first()
    if found is None:
        raise Http404
    return belonging, found
