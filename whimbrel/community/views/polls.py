from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.polls import Asked, PollClosed, open_poll, vote, withdraw_poll
from whimbrel.community.forms.polls import PollForm, VoteForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import Poll, Space, Thread
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.polls import result_rows, silent_people, tallies, vote_of
from whimbrel.community.rules import (
    can_open_poll,
    can_see_result,
    can_vote,
    can_withdraw_poll,
)
from whimbrel.community.views.doors import enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.languages import current_language
from whimbrel.core.moments import clock_of
from whimbrel.core.responses import table_download

FORMS = ("csv", "xlsx", "json")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a question to the space, or to it in one of its threads."""
    space = find_space(slug)
    belonging = enter(request, space)
    if not can_open_poll(belonging, space, at=now()):
        raise PermissionDenied
    person = person_of(request)
    thread = _thread_asked(request, space)
    with timezone.override(clock_of(person.time_zone)):
        form = PollForm(
            request.POST if request.method == "POST" else None,
            initial={"key": new_key()},
            original=person.language or current_language(),
        )
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            asked = Asked(
                form.said("question"), form.options(), given["closes_at"], given["key"],
                is_secret=given["is_secret"],
            )  # fmt: skip
            poll = open_poll(space=space, thread=thread, asked=asked, by=person, at=now())
            messages.success(
                request, _("The poll is open. Those who belong here are written to within minutes.")
            )
            return redirect("community:poll_detail", pk=poll.pk)
        context = {
            "form": form,
            "space": space,
            "zone": person.time_zone,
            "crumbs": crumbs(space, _("Ask the space")),
        }
        status = 422 if form.errors else 200
        return render(request, "community/poll_form.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A poll: vote in it, and see how it stands or what came of it."""
    poll, belonging = _find_poll(request, pk)
    at = now()
    person = person_of(request)
    may_vote = can_vote(belonging, poll, at=at)
    own = vote_of(poll, person.pk)
    chosen = {"option": own.option.number} if own and own.option else None
    form = VoteForm(request.POST if request.method == "POST" else None, initial=chosen, poll=poll)
    if request.method == "POST":
        if not may_vote:
            return _refuse(request, poll, belonging)
        if form.is_valid():
            option = poll.options.get(number=form.cleaned_data["option"])
            try:
                vote(poll=poll, option=option, by=person, at=at)
            except PollClosed:
                return _refuse(request, poll, belonging)
            messages.success(
                request, _("Your vote is counted. You can change it until the poll closes.")
            )
            return redirect("community:poll_detail", pk=pk)
    shows = can_see_result(poll)
    context = {
        "poll": poll,
        "form": form if may_vote else None,
        "own": own,
        "zone": person.time_zone,
        "tallies": tallies(poll) if shows else [],
        "voted": poll.votes.count(),
        "silent": silent_people(poll, on=timezone.localdate(), at=at).count(),
        "can_withdraw": can_withdraw_poll(belonging, poll),
        "downloads": _downloads(poll) if shows else [],
        "is_over": not poll.is_open(at=at),
        "crumbs": crumbs(poll.space, _("Poll")),
    }
    status = 422 if form.errors else 200
    return render(request, "community/poll_detail.html", context, status=status)


@login_required
@require_POST
def poll_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a poll back."""
    poll, belonging = _find_poll(request, pk)
    if not can_withdraw_poll(belonging, poll):
        raise PermissionDenied
    withdraw_poll(poll=poll, by=person_of(request), at=now())
    messages.success(request, _("The poll is taken back. Its votes are kept and not counted."))
    return redirect("community:poll_detail", pk=pk)


@login_required
@never_cache
@require_safe
def poll_download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The result as a table to take away."""
    poll, _belonging = _find_poll(request, pk)
    if form not in FORMS or not can_see_result(poll):
        raise Http404
    columns, rows = result_rows(poll)
    return table_download(f"poll-{poll.pk}", columns, rows, form)


def _refuse(request: HttpRequest, poll: Poll, belonging: Belonging) -> HttpResponse:
    """Say why a vote was not counted: it came too late, or the person does not belong to the space."""
    if poll.space_id not in belonging.spaces:
        raise PermissionDenied
    messages.error(request, _("The poll is closed. Your vote came too late and was not counted."))
    return redirect("community:poll_detail", pk=poll.pk)


def _find_poll(request: HttpRequest, pk: int) -> tuple[Poll, Belonging]:
    """The poll, for whoever may read its space. Raises Http404."""
    found = Poll.objects.select_related("space__within", "thread").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, enter(request, found.space)


def _thread_asked(request: HttpRequest, space: Space) -> Thread | None:
    asked = request.GET.get("thread", "")
    if not asked.isdecimal():
        return None
    return get_object_or_404(Thread.objects.standing(), pk=asked, space=space)


def _downloads(poll: Poll) -> list[tuple[str, str]]:
    return [
        (form.upper(), reverse("community:poll_download", args=[poll.pk, form])) for form in FORMS
    ]
