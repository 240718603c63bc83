"""Minutes: written by several, kept while they are typed, then published."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.languages import current_language, language_names
from whimbrel.core.stored.views import public_page
from whimbrel.people.models import User
from whimbrel.training.actions.minutes import (
    NothingWritten,
    WrittenMeanwhile,
    bring_back,
    keep_minutes,
    publish_minutes,
    withdraw_minutes,
)
from whimbrel.training.forms.minutes import MinutesForm
from whimbrel.training.models import Minutes, MinutesRevision, Session, Workshop
from whimbrel.training.queries.access import tasks_of
from whimbrel.training.queries.minutes import minutes_of, published_minutes, teaches
from whimbrel.training.rules.access import can_run_workshops, can_write_minutes
from whimbrel.training.views.doors import crumbs, offices_here


@require_safe
@public_page()
def minutes_list(request: HttpRequest, code: str) -> HttpResponse:
    """What was published of a workshop, session by session."""
    workshop = get_object_or_404(
        Workshop.objects.published().select_related("meeting__country"),
        meeting__code__iexact=code,
    )
    context = {
        "workshop": workshop,
        "meeting": workshop.meeting,
        "published": published_minutes(workshop, current_language()),
        "reading": current_language(),
        "crumbs": [
            *crumbs(),
            (workshop.title, reverse("training:workshop_detail", args=[workshop.meeting.code])),
            (pgettext("of a meeting", "Minutes"), ""),
        ],
    }
    return render(request, "training/minutes_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_write(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of a session in the language of the page."""
    session = _session(request, pk)
    minutes = minutes_of(session, current_language())
    form = MinutesForm(
        request.POST if request.method == "POST" else None,
        initial={"words": minutes.words, "version": minutes.version},
    )
    theirs: Minutes | None = None
    if request.method == "POST" and form.is_valid():
        is_quiet = "quietly" in request.POST
        try:
            kept = _keep(request, session, form, is_quiet)
        except WrittenMeanwhile as meanwhile:
            theirs = meanwhile.minutes
            if is_quiet:
                said = _("Somebody else wrote meanwhile. Press “Save” to put both together.")
                return JsonResponse({"kept": False, "said": said})
            # What was typed stays in the box; saved once more, it stands.
            form = MinutesForm({"words": form.cleaned_data["words"], "version": theirs.version})
        else:
            if is_quiet:
                return JsonResponse(
                    {"kept": True, "version": kept.version, "said": _("Everything is kept.")}
                )
            if kept.words != form.cleaned_data["words"].replace("\r\n", "\n").strip():
                messages.warning(
                    request, _("Somebody else wrote meanwhile. Both are kept, in one text.")
                )
            else:
                messages.success(request, _("The minutes are kept."))
            return redirect(f"{request.path}?saved=1")
    return _written(request, session, minutes, form, theirs)


@login_required
@require_POST
def minutes_deed(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Publish the minutes in the language of the page, or take them out of the public page."""
    session = _session(request, pk)
    if not can_run_workshops(offices_here(request)):
        raise Http404
    minutes = get_object_or_404(Minutes, session=session, language=current_language())
    if deed == "publish":
        try:
            publish_minutes(minutes=minutes, by=_person(request), at=now())
        except NothingWritten:
            messages.warning(request, _("Nothing is written yet. Nothing was published."))
        else:
            messages.success(request, _("Published: everybody can read them."))
    elif deed == "withdraw":
        withdraw_minutes(minutes=minutes, by=_person(request))
        messages.success(request, _("Taken out of the public page. What is written stays."))
    else:
        raise Http404
    return redirect("training:minutes_write", pk=pk)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_revision(request: HttpRequest, pk: int) -> HttpResponse:
    """What the minutes said then; one press brings it back."""
    revision = get_object_or_404(
        MinutesRevision.objects.select_related("minutes__session__workshop__meeting", "by"), pk=pk
    )
    session = _session(request, revision.minutes.session_id)
    where = reverse("training:minutes_write", args=[session.pk])
    if request.method == "POST":
        bring_back(revision=revision, by=_person(request), at=now())
        messages.success(request, _("Brought back. What stood there is kept as a revision."))
        return redirect(where)
    context = {
        "revision": revision,
        "session": session,
        "workshop": session.workshop,
        "back": where,
    }
    return render(request, "training/minutes_revision.html", context)


def _keep(request: HttpRequest, session: Session, form: MinutesForm, is_quiet: bool) -> Minutes:
    return keep_minutes(
        session=session,
        language=current_language(),
        words=form.cleaned_data["words"],
        version=form.cleaned_data["version"],
        by=_person(request),
        at=now(),
        is_quiet=is_quiet,
    )


def _written(
    request: HttpRequest,
    session: Session,
    minutes: Minutes,
    form: MinutesForm,
    theirs: Minutes | None,
) -> HttpResponse:
    context = {
        "session": session,
        "workshop": session.workshop,
        "minutes": minutes,
        "language_in_words": language_names([minutes.language])[0],
        "form": form,
        "theirs": theirs,
        "may_publish": can_run_workshops(offices_here(request)),
        "revisions": minutes.revisions.select_related("by")[:30] if minutes.pk else (),
    }
    status = 409 if theirs is not None else 422 if form.errors else 200
    return render(request, "training/minutes_write.html", context, status=status)


def _session(request: HttpRequest, pk: int) -> Session:
    """The session whose minutes the reader may write. Raises Http404 for anybody else."""
    session = get_object_or_404(Session.objects.select_related("workshop__meeting"), pk=pk)
    tasks = tasks_of(request.user.pk, session.workshop, on=localdate())
    is_trainer = teaches(request.user.pk, session)
    if session.is_break or not can_write_minutes(
        offices_here(request), tasks, is_trainer=is_trainer
    ):
        raise Http404
    return session


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)
