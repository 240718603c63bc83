"""Other words for a paragraph: the member's form, and the page on which the editor settles it."""

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import current_language
from whimbrel.manual.actions.proposals import (
    AlreadySettled,
    CannotBeTaken,
    NothingProposed,
    accept_proposal,
    decline_proposal,
    propose_wording,
    send_paragraph,
)
from whimbrel.manual.forms import SettleForm, WordingForm
from whimbrel.manual.models import SOURCE, Paragraph, Proposal
from whimbrel.manual.queries.proposals import (
    compared,
    markdown_of,
    paragraph_called,
    proposal_visible_to,
    proposals_visible_to,
)
from whimbrel.manual.rules import can_propose_wording, can_settle_proposal
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices, offices_of


def _member(request: HttpRequest) -> Offices:
    offices = offices_of(request.user, on=localdate())
    if not can_propose_wording(offices):
        raise PermissionDenied
    return offices


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def _paragraph(slug: str, key: str) -> Paragraph:
    """In the reader's language where the article has it, else in the source's."""
    found = paragraph_called(slug, key, current_language()) or paragraph_called(slug, key, SOURCE)
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    offices = _member(request)
    paragraph = _paragraph(slug, key)
    first = {"words": markdown_of(paragraph), "key": secrets.token_hex(8)}
    form = WordingForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            proposal = propose_wording(
                paragraph=paragraph,
                words=told["words"],
                reason=told["reason"],
                by=_person(request),
                offices=offices,
                key=f"web:{request.user.pk}:{told['key']}",
                at=now(),
            )
        except NothingProposed:
            form.add_error("words", _("These are the words that stand already. Change them first."))
        else:
            messages.success(
                request, _("Thank you. The editor has your words, and answers you by e-mail.")
            )
            return redirect(proposal)
    context = {
        "paragraph": paragraph,
        "slug": slug,
        "key": key,
        "form": form,
        "takes_letters": bool(reply_address("wording", paragraph.pk, request.user.pk)),
        "crumbs": _crumbs((paragraph.article.title, _article(slug)), (_("Other words"), "")),
    }
    return render(request, "manual/proposal_form.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def paragraph_by_email(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Send the reader the paragraph: whoever has mail and no line proposes by answering."""
    _member(request)
    send_paragraph(paragraph=_paragraph(slug, key), to=_person(request), at=now())
    messages.success(
        request, _("The paragraph is on its way to you. Your answer to it is your proposal.")
    )
    return redirect("manual:proposal_new", slug, key)


@login_required
@never_cache
@require_safe
def proposal_list(request: HttpRequest) -> HttpResponse:
    offices = _member(request)
    context = {
        "proposals": proposals_visible_to(offices),
        "is_editor": can_settle_proposal(offices),
        "crumbs": _crumbs((_("Proposed words"), "")),
    }
    return render(request, "manual/proposal_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_detail(request: HttpRequest, pk: int) -> HttpResponse:
    offices = _member(request)
    proposal = proposal_visible_to(offices, pk)
    if proposal is None:
        raise Http404
    is_editor = can_settle_proposal(offices)
    if request.method == "POST" and not is_editor:
        raise PermissionDenied
    form = SettleForm(request.POST or None, initial={"words": proposal.words})
    if request.method == "POST" and form.is_valid() and _settle(request, proposal, form):
        return redirect("manual:proposal_detail", pk)
    context = {
        "compared": compared(proposal),
        "proposal": proposal,
        "form": form if is_editor and proposal.is_waiting else None,
        "crumbs": _crumbs(
            (_("Proposed words"), reverse("manual:proposal_list")),
            (proposal.paragraph.article.title, ""),
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "manual/proposal_detail.html", context, status=status)


def _settle(request: HttpRequest, proposal: Proposal, form: SettleForm) -> bool:
    """Do what the pressed button says. False where it could not be done; the form says why."""
    told: dict[str, Any] = form.cleaned_data
    by, at = _person(request), now()
    try:
        if "decline" in request.POST:
            decline_proposal(proposal=proposal, answer=told["answer"], by=by, at=at)
            messages.success(request, _("Declined. The proposer is told why."))
            return True
        accept_proposal(proposal=proposal, **told, publish="publish" in request.POST, by=by, at=at)
    except AlreadySettled:
        messages.warning(request, _("Somebody has settled this already. Nothing was changed."))
        return True
    except CannotBeTaken:
        form.add_error(
            None,
            _(
                "Nothing was changed: the paragraph is no longer in the draft, or the article is locked. "
                "Unlock it at the desk first, or decline with a reason."
            ),
        )
        return False
    proposal.paragraph.article.refresh_from_db()
    if proposal.paragraph.article.has_unpublished_changes:
        messages.success(
            request, _("Taken into the draft of the article. Readers have it when it is published.")
        )
    else:
        messages.success(request, _("Taken and published. Readers have it now."))
    return True


def _article(slug: str) -> str:
    return reverse("manual:article_detail", args=[slug])


def _crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Manual"), reverse("manual:contents")), *last]
