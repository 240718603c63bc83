from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.community.actions.consultations import (
    ConsultationOver,
    Matter,
    NobodyAsked,
    Saying,
    open_consultation,
    speak,
)
from whimbrel.community.forms.consultations import ConsultationForm, VoiceForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import Consultation, DraftText, Space
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.consultations import (
    consultations_visible_to,
    deadline_zones,
    is_turn,
    outcome_of,
    party_rows,
    public_outcomes,
    voiced_by,
)
from whimbrel.community.queries.drafting import resulting_text
from whimbrel.community.queries.records import record_document, record_json, voice_rows
from whimbrel.community.rules import can_ask_parties, can_mind_consultation, can_read
from whimbrel.community.views.doors import belonging_here, enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.documents.docx import write_docx
from whimbrel.core.languages import current_language
from whimbrel.core.moments import clock_of
from whimbrel.core.responses import file_download, table_download
from whimbrel.core.stored.views import public_page
from whimbrel.designations.queries.voices import spoken_for

FORMS = ("docx", "xlsx", "csv", "json")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a text to the Parties."""
    space = find_space(slug)
    belonging = enter(request, space)
    if not can_ask_parties(belonging, space, at=now()):
        raise PermissionDenied
    person = person_of(request)
    draft = _draft_asked(request, space)
    with timezone.override(clock_of(person.time_zone)):
        form = ConsultationForm(
            request.POST if request.method == "POST" else None,
            initial={"key": new_key(), "kind": request.GET.get("kind", "positions")}
            | (_of_draft(draft) if draft else {}),
            original=draft.language if draft else person.language or current_language(),
            space=space,
        )
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            matter = Matter(
                given["kind"], form.said("title"), form.said("text"), given["instrument"],
                given["closes_at"], given["key"], given["region"], given["is_outcome_public"],
            )  # fmt: skip
            try:
                opened = open_consultation(space=space, matter=matter, by=person, at=now())
            except NobodyAsked:
                form.add_error("region", _("No Party fits. Choose another region, or none."))
            else:
                messages.success(
                    request,
                    _("The text is before the Parties. They are written to within minutes."),
                )
                return redirect("community:consultation_detail", pk=opened.pk)
        context = {
            "form": form,
            "space": space,
            "zone": person.time_zone,
            "crumbs": crumbs(space, _("Ask the Parties")),
        }
        status = 422 if form.errors else 200
        return render(request, "community/consultation_form.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A text before the Parties: answer for one, and see who has said what."""
    consultation, belonging = find_consultation(request, pk)
    person, at = person_of(request), now()
    today = localdate(at)
    spoken = [
        one for one in voiced_by(consultation, person.pk, on=today) if is_turn(one[1], one[2])
    ]
    number = request.POST.get("party", "")
    chosen = [one for one in spoken if str(one[0].pk) == number] or spoken[:1]
    form = None
    if chosen:
        party, role, voice = chosen[0]
        initial = {"position": voice.position, "words": voice.words} if voice else {}
        form = VoiceForm(
            request.POST if request.method == "POST" else None,
            initial=initial,
            consultation=consultation,
        )
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            saying = Saying(given["position"], given["words"], role, at)
            try:
                speak(party=party, saying=saying, by=person, kept_at=now())
            except ConsultationOver:
                messages.error(
                    request,
                    _("The deadline is past. What you wrote came too late and was not counted."),
                )
            else:
                messages.success(
                    request,
                    _("Kept. Until the deadline you can change it; the last answer counts."),
                )
            return redirect("community:consultation_detail", pk=pk)
    elif request.method == "POST":
        raise PermissionDenied
    context = _told(consultation, belonging) | {
        "form": form if consultation.is_open(at=at) else None,
        "spoken": spoken,
        "own": chosen[0] if chosen else None,
        "zone": person.time_zone,
        "is_over": not consultation.is_open(at=at),
    }
    status = 422 if form and form.errors else 200
    return render(request, "community/consultation_detail.html", context, status=status)


def _told(consultation: Consultation, belonging: Belonging) -> dict[str, object]:
    rows = party_rows(consultation, on=localdate())
    return {
        "consultation": consultation,
        "rows": rows,
        "outcome": outcome_of(consultation, rows),
        "zones": deadline_zones(consultation, rows),
        "changes": consultation.changes.all(),
        "minds": can_mind_consultation(belonging, consultation),
        "downloads": [
            (form.upper(), reverse("community:consultation_download", args=[consultation.pk, form]))
            for form in FORMS
        ],
        "crumbs": crumbs(consultation.space, consultation.words)
        if can_read(belonging, consultation.space)
        else [],
    }


@login_required
@never_cache
@require_safe
def consultation_download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The full record: every voice, when, by whom and by which way."""
    consultation, _belonging = find_consultation(request, pk)
    if form not in FORMS:
        raise Http404
    name = f"{consultation.kind}-{consultation.pk}"
    if form == "docx":
        tree = record_document(consultation, on=localdate(), language=current_language())
        return file_download(name, write_docx(tree), form)
    if form == "json":
        return file_download(name, record_json(consultation), form)
    columns, rows = voice_rows(consultation)
    return table_download(name, columns, rows, form)


@require_safe
@public_page()
def outcome_list(request: HttpRequest) -> HttpResponse:
    """What consultations and silence procedures have come to, for everybody."""
    return render(request, "community/outcome_list.html", {"outcomes": public_outcomes()[:200]})


@require_safe
@public_page()
def outcome_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One outcome with its text; no person is named."""
    consultation = get_object_or_404(public_outcomes(), pk=pk)
    rows = party_rows(consultation, on=localdate())
    context = {
        "consultation": consultation,
        "outcome": outcome_of(consultation, rows),
        "crumbs": [
            (_("Outcomes"), reverse("community:outcome_list")),
            (consultation.words, ""),
        ],
    }
    return render(request, "community/outcome_detail.html", context)


def _draft_asked(request: HttpRequest, space: Space) -> DraftText | None:
    """The text of the space whose result is put to the Parties, where one is named."""
    asked = request.GET.get("draft", "")
    return get_object_or_404(DraftText, pk=asked, space=space) if asked.isdecimal() else None


def _of_draft(draft: DraftText) -> dict[str, str]:
    return {
        f"title_{draft.language}": draft.title,
        f"text_{draft.language}": resulting_text(draft),
    }


def find_consultation(request: HttpRequest, pk: int) -> tuple[Consultation, Belonging]:
    """The consultation, for whoever reads its space or speaks for a Party in it. Raises Http404."""
    belonging = belonging_here(request)
    spoken = spoken_for(belonging.person_id, on=localdate())
    found = consultations_visible_to(belonging, spoken).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found, belonging
