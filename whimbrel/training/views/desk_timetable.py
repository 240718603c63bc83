"""Putting the timetable of a workshop together at the desk, with the keyboard alone: every move is a button."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from whimbrel.people.models import User
from whimbrel.training.actions.timetable import (
    CannotMove,
    add_session,
    put_after_all_beside,
    put_beside_before,
    remove_session,
    set_time,
    shift_from,
    swap_with_after,
    swap_with_before,
)
from whimbrel.training.forms.timetable import NewSessionForm, TimeForm, begin_after, time_of
from whimbrel.training.models import Session, Workshop
from whimbrel.training.queries.timetable import TimetableDay, timetable
from whimbrel.training.views.desk import find_workshop
from whimbrel.training.views.doors import runner_of

Move = Callable[..., Any]
MOVES: dict[str, Move] = {
    "up": swap_with_before,
    "down": swap_with_after,
    "beside": put_beside_before,
    "alone": put_after_all_beside,
}
SHIFTS = {"earlier": -15, "later": 15}


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_timetable(request: HttpRequest, pk: int) -> HttpResponse:
    """The days with a row of buttons for each session; after a press the same button has the focus again."""
    runner = runner_of(request)
    workshop = find_workshop(pk)
    days = timetable(workshop)
    new = NewSessionForm(
        request.POST if request.POST.get("deed") == "add" else None,
        workshop=workshop,
        initial=begin_after(workshop, days[-1].ends_at if days else None),
        auto_id="new_%s",
    )
    if request.method == "POST":
        here = reverse("workshop_timetable", args=[pk])
        if request.POST.get("deed") == "add":
            if new.is_valid():
                session = _add(workshop, new, runner)
                return redirect(f"{here}?deed=add#session-{session.pk}")
        else:
            return redirect(f"{here}{_move(request, workshop, runner)}")
    pressed = f"{request.GET.get('deed', '')}-{request.GET.get('session', '')}"
    context = {
        "workshop": workshop,
        "meeting": workshop.meeting,
        "days": [(day, _rows(day, pressed)) for day in days],
        "new": new,
    }
    status = 422 if new.errors else 200
    return render(request, "training/desk/timetable.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def session_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Day, time, length and room of one session."""
    runner = runner_of(request)
    session = get_object_or_404(Session.objects.select_related("workshop__meeting"), pk=pk)
    workshop = session.workshop
    said_so_far = request.POST if request.method == "POST" else None
    form = TimeForm(said_so_far, workshop=workshop, initial=time_of(session))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_time(
            session=session,
            starts_at=form.starts_at(),
            minutes=said["minutes"],
            room=said["room"],
            by=runner,
        )
        where = reverse("workshop_timetable", args=[workshop.pk])
        return redirect(f"{where}?deed=time&session={pk}#session-{pk}")
    context = {
        "workshop": workshop,
        "form": form,
        "title": session.title,
        "button": _("Keep the time"),
    }
    status = 422 if form.errors else 200
    return render(request, "training/desk/form.html", context, status=status)


def _rows(
    day: TimetableDay, pressed: str
) -> list[tuple[Session, bool, list[tuple[str, str, bool]]]]:
    """Each session, whether it runs beside others, and what can be done with it.

    Each deed with its word, and whether its button had the focus before.
    """
    last = len(day.blocks) - 1
    found = []
    for place, block in enumerate(day.blocks):
        can = {
            "up": (place > 0, _("Up")),
            "down": (place < last, _("Down")),
            "beside": (place > 0 and not block.is_parallel, _("Beside the one before")),
            "alone": (block.is_parallel, _("After the others")),
            "earlier": (True, _("15 minutes earlier")),
            "later": (True, _("15 minutes later")),
            "remove": (True, _("Remove")),
        }
        for session in block.sessions:
            deeds = [
                (deed, words, pressed == f"{deed}-{session.pk}")
                for deed, (may, words) in can.items()
                if may
            ]
            found.append((session, block.is_parallel, deeds))
    return found


def _add(workshop: Workshop, form: NewSessionForm, runner: User) -> Session:
    said = form.cleaned_data
    return add_session(
        workshop=workshop,
        title=said["title"],
        starts_at=form.starts_at(),
        minutes=said["minutes"],
        method=said["method"],
        room=said["room"],
        by=runner,
    )


def _move(request: HttpRequest, workshop: Workshop, runner: User) -> str:
    """Do what was pressed; where the page goes on."""
    deed, pressed = request.POST.get("deed", ""), request.POST.get("session", "")
    session = get_object_or_404(
        workshop.sessions.all(), pk=int(pressed) if pressed.isdecimal() else 0
    )
    try:
        if deed in MOVES:
            MOVES[deed](session=session, by=runner)
        elif deed in SHIFTS:
            shift_from(session=session, minutes=SHIFTS[deed], by=runner)
        elif deed == "remove":
            remove_session(session=session, by=runner)
            messages.success(request, _("Taken out of the agenda."))
            return ""
    except CannotMove as refused:
        messages.warning(request, f"{session.title}: {refused}")
    return f"?deed={deed}&session={pressed}#session-{pressed}"
