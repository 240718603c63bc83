"""Designing the badges of a workshop at the desk, with a picture of what they will be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from whimbrel.core.documents.badges import draw_badges
from whimbrel.core.languages import CODES, current_language
from whimbrel.training.actions.badges import design_badges
from whimbrel.training.forms.badges import BadgeForm
from whimbrel.training.models import BadgeDesign, Registration, Workshop
from whimbrel.training.queries.papers import designed_sheet
from whimbrel.training.queries.registrations import participants
from whimbrel.training.views.desk import find_workshop
from whimbrel.training.views.doors import runner_of

SHOWN = 6


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_badges(request: HttpRequest, pk: int) -> HttpResponse:
    runner = runner_of(request)
    workshop = find_workshop(pk)
    is_sent = request.method == "POST"
    design = _design(workshop)
    form = BadgeForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, instance=design
    )
    if is_sent and form.is_valid():
        design_badges(
            workshop=workshop,
            fields=form.fields_of_record(),
            logo=form.cleaned_data["logo_file"] or None,
            is_logo_removed=form.cleaned_data.get("is_logo_removed", False),
            by=runner,
        )
        messages.success(request, _("The design is kept. Below is what the badges look like."))
        return redirect("workshop_badges", pk=pk)
    context = {
        "workshop": workshop,
        "form": form,
        "languages": CODES,
        # The picture is made anew with each design.
        "stamp": f"{now():%Y%m%d%H%M%S}",
        "shown_in": _language(request),
    }
    status = 422 if form.errors else 200
    return render(request, "training/desk/badges.html", context, status=status)


@require_safe
def badges_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The first badges as a picture: of people with a place, or of one in each role where nobody has one yet."""
    runner_of(request)
    workshop = find_workshop(pk)
    people = list(participants(workshop)[:SHOWN]) or _examples(workshop)
    sheet = designed_sheet(_design(workshop), people, language=_language(request), made_at=now())
    answer = HttpResponse(draw_badges(sheet), content_type="image/svg+xml")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in CODES else current_language()


def _design(workshop: Workshop) -> BadgeDesign:
    kept = BadgeDesign.objects.filter(workshop=workshop).first()
    return kept or BadgeDesign(workshop=workshop)


def _examples(workshop: Workshop) -> list[Registration]:
    """Nobody: one badge for each role, as it would look."""
    return [
        Registration(
            workshop=workshop,
            given_name=_("Participant"),
            family_name=str(number),
            position=_("Head of unit"),
            organisation=_("Ministry or organisation"),
            category=category,
            badge_code="ABCDE23456",
        )
        for number, category in enumerate(Registration.Category.values, 1)
    ]
