"""What is printed and taken away for a workshop, at the desk."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.documents.badges import write_badges, write_sign_in
from whimbrel.core.documents.docx import write_docx
from whimbrel.core.documents.pdf import heading_pages, write_pdf
from whimbrel.core.languages import CODES, current_language
from whimbrel.core.responses import file_download, table_download
from whimbrel.training.queries.access import invitations_visible_to
from whimbrel.training.queries.agenda import sessions_of
from whimbrel.training.queries.letters import invitation_document
from whimbrel.training.queries.papers import (
    badge_sheet,
    participants_document,
    sign_in_sheet,
)
from whimbrel.training.queries.registrations import participants, registrations_of
from whimbrel.training.rules.access import can_run_workshops
from whimbrel.training.views.desk import find_workshop
from whimbrel.training.views.doors import runner_of
from whimbrel.treaties.queries.offices import offices_of

COLUMNS = (
    "title", "given_name", "family_name", "represents", "category", "position", "organisation",
    "email", "sex", "language", "first_time", "alternate", "status", "since",
)  # fmt: skip


@require_safe
def workshop_papers(request: HttpRequest, pk: int, what: str, language: str) -> HttpResponse:
    """Badges and sign-in sheets as PDF, the list of participants as Word file, in one language."""
    runner_of(request)
    workshop = find_workshop(pk)
    if language not in CODES:
        raise Http404
    people = participants(workshop)
    name = f"{workshop.meeting.code}-{what}-{language}"
    if what == "badges":
        sheet = badge_sheet(workshop, people, language=language, made_at=now())
        return file_download(name, write_badges(sheet), "pdf")
    if what == "sign-in":
        sessions = [one for one in sessions_of(workshop) if not one.is_break]
        signing = sign_in_sheet(workshop, sessions, people, language=language, made_at=now())
        return file_download(name, write_sign_in(signing), "pdf")
    if what == "participants":
        document = participants_document(workshop, people, language=language, made_at=now())
        return file_download(name, write_docx(document, pages=heading_pages(document)), "docx")
    raise Http404


@require_safe
def nominee_download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """All registrations as a table, without what was answered about travel."""
    runner_of(request)
    workshop = find_workshop(pk)
    if form not in ("csv", "xlsx"):
        raise Http404
    rows = [
        (
            one.personal_title, one.given_name, one.family_name or one.name,
            str(one.represents or ""), one.category, one.position, one.organisation, one.address,
            one.sex, one.language, one.is_first_time, one.is_alternate, one.now_status,
            localdate(one.now_since) if one.now_since else None,
        )
        for one in registrations_of(workshop)
    ]  # fmt: skip
    return table_download(f"{workshop.meeting.code}-registrations", COLUMNS, rows, form)


@login_required
@never_cache
@require_safe
def invitation_letter(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The official letter of invitation in the language of the page, for those invited and the Secretariat."""
    offices = offices_of(request.user, on=localdate())
    visible = invitations_visible_to(offices, is_keeper=can_run_workshops(offices))
    invitation = get_object_or_404(visible, pk=pk)
    document = invitation_document(
        invitation, language=current_language(), made_at=invitation.invited_at
    )
    name = f"invitation-{invitation.workshop.meeting.code}-{pk}"
    if form == "pdf":
        return file_download(name, write_pdf(document), form)
    if form == "docx":
        return file_download(name, write_docx(document), form)
    raise Http404
