from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.drafting import (
    AmendmentOver,
    Proposed,
    open_draft,
    propose_amendment,
    settle_amendment,
    support_amendment,
    withdraw_amendment,
)
from whimbrel.community.forms.drafting import AmendmentForm, DraftTextForm, SettleForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import Amendment, DraftParagraph, DraftText
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.drafting import amended, draft_document
from whimbrel.community.rules import can_amend, can_ask_parties, can_moderate
from whimbrel.community.views.doors import enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.documents.docx import write_docx
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import current_language
from whimbrel.core.moments import clock_of
from whimbrel.core.responses import file_download


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the space amend a text."""
    space = find_space(slug)
    belonging = enter(request, space)
    if not can_ask_parties(belonging, space, at=now()):
        raise PermissionDenied
    person = person_of(request)
    with timezone.override(clock_of(person.time_zone)):
        form = DraftTextForm(
            request.POST if request.method == "POST" else None,
            initial={"key": new_key(), "language": person.language or current_language()},
        )
        if request.method == "POST" and form.is_valid():
            draft = open_draft(space=space, by=person, at=now(), **form.cleaned_data)
            messages.success(request, _("The text can be amended."))
            return redirect("community:draft_detail", pk=draft.pk)
        context = {
            "form": form,
            "space": space,
            "zone": person.time_zone,
            "crumbs": crumbs(space, _("Let a text be amended")),
        }
        status = 422 if form.errors else 200
        return render(request, "community/draft_form.html", context, status=status)


@login_required
@never_cache
@require_safe
def draft_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The text paragraph by paragraph, with what is proposed for each."""
    draft, belonging = _find_draft(request, pk)
    person = person_of(request)
    supported = Amendment.objects.filter(paragraph__draft=draft, supports__person=person)
    context = {
        "draft": draft,
        "paragraphs": amended(draft),
        "is_bracketed": "brackets" in request.GET,
        "supported": set(supported.values_list("pk", flat=True)),
        "person_id": person.pk,
        "can_amend": can_amend(belonging, draft, at=now()),
        "by_letter": reply_address("draft", pk, person.pk),
        "moderates": can_moderate(belonging, draft.space),
        "settle": SettleForm(auto_id=False),
        "zone": person.time_zone,
        "downloads": [("DOCX", reverse("community:draft_download", args=[pk]))],
        "crumbs": crumbs(draft.space, draft.title),
    }
    return render(request, "community/draft_detail.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def amendment_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose something for a paragraph."""
    paragraph = DraftParagraph.objects.select_related("draft__space").filter(pk=pk).first()
    if paragraph is None:
        raise Http404
    draft = paragraph.draft
    belonging = enter(request, draft.space)
    if not can_amend(belonging, draft, at=now()):
        raise PermissionDenied
    form = AmendmentForm(
        request.POST if request.method == "POST" else None,
        initial={"key": new_key(), "kind": "replace", "words": paragraph.words},
        stands=paragraph.words,
    )
    if request.method == "POST" and form.is_valid():
        try:
            amendment = propose_amendment(
                paragraph=paragraph, proposed=Proposed(**form.cleaned_data),
                by=person_of(request), at=now(),
            )  # fmt: skip
        except AmendmentOver:
            form.add_error(
                None, _("The text takes no more amendments, or this paragraph was taken out.")
            )
        else:
            messages.success(request, _("Your amendment stands under the paragraph."))
            return redirect(f"{reverse('community:draft_detail', args=[draft.pk])}#a{amendment.pk}")
    page = reverse("community:draft_detail", args=[draft.pk])
    context = {
        "form": form,
        "paragraph": paragraph,
        "draft": draft,
        "crumbs": [(draft.title, page), (_("Propose an amendment"), "")],
    }
    status = 422 if form.errors else 200
    return render(request, "community/amendment_form.html", context, status=status)


@login_required
@require_POST
def amendment_support(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand behind an amendment, or no more; take one's own back."""
    amendment, belonging = _find_amendment(request, pk)
    person, draft = person_of(request), amendment.paragraph.draft
    if not can_amend(belonging, draft, at=now()):
        raise PermissionDenied
    try:
        if "takes_back" in request.POST:
            if amendment.proposed_by_id != person.pk:
                raise PermissionDenied
            withdraw_amendment(amendment=amendment, by=person, at=now())
        else:
            support_amendment(amendment=amendment, by=person, at=now())
    except AmendmentOver:
        messages.error(request, _("This amendment is settled already. Nothing was changed."))
    return redirect(f"{reverse('community:draft_detail', args=[draft.pk])}#a{pk}")


@login_required
@require_POST
def amendment_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept an amendment into the text, or decline it."""
    amendment, belonging = _find_amendment(request, pk)
    draft = amendment.paragraph.draft
    if not can_moderate(belonging, draft.space):
        raise PermissionDenied
    form = SettleForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else request.POST["answer"][:2000]
    accepts = "accepts" in request.POST
    try:
        settle_amendment(
            amendment=amendment, accepts=accepts, answer=answer, by=person_of(request), at=now()
        )
    except AmendmentOver:
        messages.error(
            request,
            _("This amendment is settled already, or its paragraph is gone. Nothing was changed."),
        )
    else:
        messages.success(
            request,
            _("Accepted into the text.")
            if accepts
            else _("Declined. Whoever proposed it is told."),
        )
    return redirect(f"{reverse('community:draft_detail', args=[draft.pk])}#a{pk}")


@login_required
@never_cache
@require_safe
def draft_download(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with brackets, and the table of amendments."""
    draft, _belonging = _find_draft(request, pk)
    return file_download(f"text-{pk}", write_docx(draft_document(draft)), "docx")


def _find_draft(request: HttpRequest, pk: int) -> tuple[DraftText, Belonging]:
    """The text, for whoever may read its space. Raises Http404."""
    found = DraftText.objects.select_related("space__within").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, enter(request, found.space)


def _find_amendment(request: HttpRequest, pk: int) -> tuple[Amendment, Belonging]:
    found = Amendment.objects.select_related("paragraph__draft__space").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, enter(request, found.paragraph.draft.space)
