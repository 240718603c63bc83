from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from whimbrel.community.actions.joining import (
    BelongsAlready,
    InvitationOver,
    answer_invitation,
    archive_space,
    ask_to_join,
    invite_to_space,
    leave_space,
    settle_request,
)
from whimbrel.community.forms.joining import InviteForm, JoinForm
from whimbrel.community.models import Membership
from whimbrel.community.queries.joining import requests_for
from whimbrel.community.rules import can_ask_to_join, can_let_in, can_moderate, can_read
from whimbrel.community.views.doors import belonging_here, enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def space_invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask somebody into a space."""
    space = find_space(slug)
    if not can_let_in(enter(request, space), space):
        raise PermissionDenied
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = invite_to_space(
                space=space, person=form.cleaned_data["who"], by=person_of(request), at=now()
            )
        except BelongsAlready:
            form.add_error("who", _("This person belongs to the space already."))
        else:
            messages.success(
                request,
                _("Let in, because they had asked.")
                if found.joined_at
                else _("Invited. The letter can be answered with yes or no, for fourteen days."),
            )
            return redirect("community:space_people", slug=slug)
    context = {"form": form, "space": space, "crumbs": crumbs(space, _("Invite somebody"))}
    return render(
        request, "community/invite_form.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def space_join(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to be let into a space that takes requests; of others nobody learns that they are."""
    space, belonging = find_space(slug), belonging_here(request)
    if can_read(belonging, space):
        return redirect("community:space_detail", slug=slug)
    if not can_ask_to_join(belonging, space, at=now()):
        raise Http404
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found = ask_to_join(space=space, person=person_of(request), at=now(), **form.cleaned_data)
        if found.joined_at:
            return redirect("community:space_detail", slug=slug)
        messages.success(request, _("You have asked. You get a letter when somebody has decided."))
        return redirect("community:space_list")
    return render(
        request,
        "community/join_form.html",
        {"form": form, "space": space},
        status=422 if form.errors else 200,
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def membership_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own invitation: take it up, or decline."""
    found = get_object_or_404(
        Membership.objects.select_related("space", "invited_by"),
        pk=pk, person=request.user.pk, invited_at__isnull=False,
    )  # fmt: skip
    if request.method == "POST":
        joins = "joins" in request.POST
        try:
            answer_invitation(membership=found, joins=joins, at=now())
        except InvitationOver:
            messages.error(request, _("This invitation is over, or was answered already."))
            return redirect("community:space_list")
        if joins:
            messages.success(request, _("You belong to this space now."))
            return redirect("community:space_detail", slug=found.space.slug)
        messages.success(request, _("You declined the invitation."))
        return redirect("community:space_list")
    is_open = found.joined_at is None and found.left_at is None
    is_open = is_open and (found.expires_at is None or found.expires_at > now())
    return render(request, "community/invitation.html", {"membership": found, "is_open": is_open})


@login_required
@require_POST
def membership_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody in who asked, or not."""
    found = get_object_or_404(requests_for(belonging_here(request)), pk=pk)
    let_in = "lets_in" in request.POST
    settle_request(membership=found, let_in=let_in, by=person_of(request), at=now())
    messages.success(request, _("Let in, and told.") if let_in else _("Not let in, and told."))
    return redirect("community:queue")


@login_required
@require_POST
def space_leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave a space one was let into."""
    space, person = find_space(slug), person_of(request)
    enter(request, space)
    if leave_space(space=space, person=person, by=person, at=now()) is None:
        messages.error(
            request,
            _("You belong here by what you hold. Choose “nothing”, and it writes to you no more."),
        )
        return redirect("community:space_people", slug=slug)
    messages.success(request, _("You have left the space “%(name)s”.") % {"name": space.name})
    return redirect("community:space_list")


@login_required
@require_POST
def space_archive(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a space be over, so that it is only read; or open it again."""
    space = find_space(slug)
    if not can_moderate(enter(request, space), space):
        raise PermissionDenied
    is_over = not space.is_open(at=now())
    archive_space(space=space, at=None if is_over else now(), by=person_of(request))
    messages.success(
        request,
        _("The space is open again.") if is_over else _("The space is archived: it is only read."),
    )
    return redirect("community:space_detail", slug=slug)
