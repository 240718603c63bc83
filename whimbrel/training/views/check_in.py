"""At the door: who is marked present, by phone, by paper, by the participants themselves."""

from datetime import timedelta
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.limits import limited
from whimbrel.people.models import User
from whimbrel.training.actions.attendance import (
    AlreadyNamed,
    Mark,
    NoPlace,
    mark_sheet,
    merge_marks,
    open_wall_code,
    register_at_the_door,
)
from whimbrel.training.forms.check_in import (
    CodeForm,
    DoorForm,
    MarksRefused,
    WallForm,
    read_marks,
)
from whimbrel.training.models import SEATED, CheckIn, Presence, Registration, Session, Workshop
from whimbrel.training.queries.access import tasks_of
from whimbrel.training.queries.agenda import running_at
from whimbrel.training.queries.attendance import attendance_rows, sessions_to_mark
from whimbrel.training.rules.access import can_check_in, can_register_at_the_door
from whimbrel.training.views.doors import offices_here

# Somebody may come a little early, or be marked a little late.
SLACK = timedelta(minutes=30)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The sessions to mark; and somebody who is on no list is registered here."""
    workshop = get_object_or_404(Workshop.objects.select_related("meeting"), pk=pk)
    tasks = _tasks(request, workshop)
    may_register = can_register_at_the_door(offices_here(request), tasks)
    form = DoorForm(request.POST or None) if may_register else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _register(request, workshop, form):
            return redirect("training:check_in_list", pk=pk)
    context = {
        "workshop": workshop,
        "meeting": workshop.meeting,
        "sessions": sessions_to_mark(workshop),
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "training/check_in_list.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: a press for each person, or the code of a badge. The script beside it works without the network."""
    session = _session(request, pk)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST":
        if "wall" in request.POST:
            open_wall_code(session=session, by=_person(request))
            return redirect("training:check_in_session", pk=pk)
        found = _meant(request, session, form)
        if found is not None:
            presence = request.POST.get("presence", Presence.PRESENT)
            _mark(request, session, found, presence)
            return redirect("training:check_in_session", pk=pk)
    context = {
        "session": session,
        "workshop": session.workshop,
        "rows": attendance_rows(session),
        "form": form,
        "presences": Presence,
    }
    return render(
        request, "training/check_in_session.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet that was signed on paper, entered in one go."""
    session = _session(request, pk)
    rows = attendance_rows(session)
    if request.method == "POST":
        said = {
            row.registration.pk: word
            for row in rows
            if (word := request.POST.get(f"person-{row.registration.pk}", "")) in Presence.values
        }
        number = mark_sheet(session=session, presences=said, by=_person(request), at=now())
        kept = ngettext("%(number)s mark is kept.", "%(number)s marks are kept.", number)
        messages.success(request, kept % {"number": number})
        return redirect("training:check_in_session", pk=pk)
    context = {
        "session": session,
        "workshop": session.workshop,
        "rows": rows,
        "presences": Presence,
    }
    return render(request, "training/check_in_sheet.html", context)


@login_required
@never_cache
@require_POST
def check_in_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks that a phone kept while it had no network, as JSON; the answer names those that are safe here."""
    workshop = get_object_or_404(Workshop, pk=pk)
    _tasks(request, workshop)
    try:
        marks = read_marks(request.body)
    except MarksRefused:
        return JsonResponse({"kept": []}, status=400)
    kept = merge_marks(workshop=workshop, marks=marks, by=_person(request), at=now())
    return JsonResponse({"kept": sorted(str(key) for key in kept)})


@login_required
@never_cache
@require_safe
def badge_detail(request: HttpRequest, code: str) -> HttpResponse:
    """What the picture on a badge opens, for whoever checks in: one press at the session that runs now."""
    registration = get_object_or_404(
        Registration.objects.select_related("workshop__meeting", "person", "country", "body"),
        badge_code=code.upper(),
    )
    _tasks(request, registration.workshop)
    context = {
        "registration": registration,
        "workshop": registration.workshop,
        "sessions": running_at(registration.workshop, now(), SLACK),
        "standing": registration.status(),
    }
    return render(request, "training/badge_detail.html", context)


@never_cache
@limited("check_in_by_code")
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest) -> HttpResponse:
    """Mark oneself present, by the code on the wall and the one on the badge; no account is needed."""
    form = WallForm(request.POST or None, initial={"wall_code": request.GET.get("code", "")})
    is_marked = False
    if request.method == "POST" and form.is_valid():
        is_marked = _mark_oneself(form)
    return render(
        request,
        "training/here.html",
        {"form": form, "is_marked": is_marked},
        status=422 if form.errors else 200,
    )


def _mark_oneself(form: WallForm) -> bool:
    said, at = form.cleaned_data, now()
    session = (
        Session.objects.exclude(wall_code="")
        .filter(wall_code=said["wall_code"])
        .select_related("workshop")
        .first()
    )
    if session is None or not session.starts_at - SLACK <= at <= session.ends_at + SLACK:
        form.add_error(
            "wall_code", _("No session with this code runs now. Look at the wall again.")
        )
        return False
    found = (
        Registration.objects.filter(workshop=session.workshop, badge_code=said["badge_code"])
        .standing(*SEATED)
        .first()
    )
    if found is None:
        form.add_error("badge_code", _("This badge is not known here. Ask at the door."))
        return False
    mark = Mark(uuid4(), found.pk, session.pk, Presence.PRESENT, CheckIn.How.CODE, at)
    merge_marks(workshop=session.workshop, marks=[mark], by=None, at=at)
    return True


def _register(request: HttpRequest, workshop: Workshop, form: DoorForm) -> bool:
    try:
        register_at_the_door(
            workshop=workshop, fields=dict(form.cleaned_data), by=_person(request), at=now()
        )
    except (AlreadyNamed, NoPlace) as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Registered. Mark them present at the session."))
    return True


def _meant(request: HttpRequest, session: Session, form: CodeForm) -> Registration | None:
    """Whom the press or the code is about."""
    seated = Registration.objects.filter(workshop=session.workshop).standing(*SEATED)
    pressed = request.POST.get("registration", "")
    if pressed.isdecimal():
        return get_object_or_404(seated, pk=int(pressed))
    if not form.is_valid():
        return None
    found = seated.filter(badge_code=form.cleaned_data["code"]).first()
    if found is None:
        form.add_error("code", _("Nobody with a place here has this code."))
    return found


def _mark(
    request: HttpRequest, session: Session, registration: Registration, presence: str
) -> None:
    presence = presence if presence in Presence.values else Presence.PRESENT
    mark = Mark(uuid4(), registration.pk, session.pk, presence, CheckIn.How.DOOR, now())
    merge_marks(workshop=session.workshop, marks=[mark], by=_person(request), at=now())


def _session(request: HttpRequest, pk: int) -> Session:
    session = get_object_or_404(Session.objects.select_related("workshop__meeting"), pk=pk)
    _tasks(request, session.workshop)
    return session


def _tasks(request: HttpRequest, workshop: Workshop) -> list[str]:
    """What the reader helps with here. Raises Http404 for whoever may not check in."""
    tasks = list(tasks_of(request.user.pk, workshop, on=localdate()))
    if not can_check_in(offices_here(request), tasks):
        raise Http404
    return tasks


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)
