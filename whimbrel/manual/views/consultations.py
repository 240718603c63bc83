"""Drafts before the Parties: members comment paragraph by paragraph, the editor answers and closes."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.documents.docx import write_docx
from whimbrel.core.languages import current_language
from whimbrel.core.responses import file_download
from whimbrel.manual.actions.consultations import (
    CannotConsult,
    answer_comment,
    close_consultation,
    comment,
    open_consultation,
)
from whimbrel.manual.forms import AnswerForm, CommentForm, ConsultForm
from whimbrel.manual.models import SOURCE, ArticlePage, Comment, Consultation, PartPage
from whimbrel.manual.queries.consultations import (
    commented_pieces,
    consultations,
    parts_to_put_forward,
    table_of_comments,
)
from whimbrel.manual.rules import can_comment, can_keep_manual
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices, offices_of


def _member(request: HttpRequest) -> Offices:
    offices = offices_of(request.user, on=localdate())
    if not offices.is_member:
        raise PermissionDenied
    return offices


def _editor(request: HttpRequest) -> User:
    if not can_keep_manual(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    return _person(request)


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


@login_required
@never_cache
@require_safe
def consultation_list(request: HttpRequest) -> HttpResponse:
    offices, today = _member(request), localdate()
    found = consultations()
    context = {
        "open": [one for one in found if one.is_open(on=today)],
        "past": [one for one in found if not one.is_open(on=today)],
        "articles": ArticlePage.objects.filter(locale__language_code=SOURCE, locked=False)
        if can_keep_manual(offices)
        else [],
        "parts": parts_to_put_forward() if can_keep_manual(offices) else [],
        "crumbs": _crumbs((_("Consultations"), "")),
    }
    return render(request, "manual/consultation_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_new(request: HttpRequest, pk: int) -> HttpResponse:
    editor = _editor(request)
    return _opened(request, editor, article=get_object_or_404(ArticlePage, pk=pk))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_new_part(request: HttpRequest, pk: int) -> HttpResponse:
    editor = _editor(request)
    return _opened(request, editor, part=get_object_or_404(PartPage, pk=pk))


def _opened(
    request: HttpRequest,
    editor: User,
    *,
    article: ArticlePage | None = None,
    part: PartPage | None = None,
) -> HttpResponse:
    form = ConsultForm(request.POST or None, today=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            made = open_consultation(
                article=article, part=part, **form.cleaned_data, by=editor, at=now()
            )
        except CannotConsult as refused:
            form.add_error(
                None,
                _("Nothing was opened: locked is %(titles)s. Unlock it first.")
                % {"titles": str(refused) or "–"},
            )
        else:
            messages.success(
                request,
                _("All members get a letter and find it on their desk. The draft is locked."),
            )
            return redirect(made)
    subject = article or part
    context = {
        "subject": subject,
        "is_part": part is not None,
        "form": form,
        "crumbs": _crumbs(
            (_("Consultations"), reverse("manual:consultation_list")), (str(subject), "")
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "manual/consultation_form.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft with its comments; a member's form comments on the paragraph it stands under."""
    offices, today = _member(request), localdate()
    consultation = get_object_or_404(Consultation, pk=pk)
    may_comment = can_comment(offices, consultation, today=today)
    form = CommentForm(request.POST or None, keys=[one["key"] for one in consultation.pieces])
    if request.method == "POST":
        if not may_comment:
            raise PermissionDenied
        if form.is_valid():
            told = form.cleaned_data
            told["key"] = f"web:{request.user.pk}:{told['key']}"
            comment(
                consultation=consultation, **told, by=_person(request), offices=offices, at=now()
            )
            messages.success(request, _("Thank you. Your comment stands."))
            return redirect(f"{consultation.get_absolute_url()}#{told['piece_key'] or 'whole'}")
    context = {
        "consultation": consultation,
        "pieces": commented_pieces(consultation),
        "may_comment": may_comment,
        "is_editor": can_keep_manual(offices),
        "form": form,
        "key": secrets.token_hex(8),
        "crumbs": _crumbs(
            (_("Consultations"), reverse("manual:consultation_list")), (consultation.title, "")
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "manual/consultation_detail.html", context, status=status)


@login_required
@never_cache
@require_POST
def comment_answer(request: HttpRequest, pk: int) -> HttpResponse:
    editor = _editor(request)
    found = get_object_or_404(Comment.objects.select_related("consultation"), pk=pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        answer_comment(comment=found, answer=form.cleaned_data["answer"], by=editor, at=now())
        messages.success(request, _("Your answer stands beside the comment."))
    else:
        messages.error(request, _("Nothing was kept: write the answer first."))
    return redirect(found.consultation)


@login_required
@never_cache
@require_POST
def consultation_close(request: HttpRequest, pk: int) -> HttpResponse:
    editor = _editor(request)
    consultation = get_object_or_404(Consultation, pk=pk)
    if consultation.closed_at is None:
        close_consultation(consultation=consultation, by=editor, at=now())
        messages.success(request, _("Closed. The draft can be edited again."))
    return redirect(consultation)


@login_required
@never_cache
@require_safe
def consultation_table(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of comments and answers as a Word file, for every member."""
    _member(request)
    consultation = Consultation.objects.filter(pk=pk).first()
    if consultation is None:
        raise Http404
    document = table_of_comments(consultation, language=current_language())
    return file_download(f"comments-{pk}", write_docx(document), "docx")


def _crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Manual"), reverse("manual:contents")), *last]
