"""What came of workshops, on one page: the four levels, for one workshop or for all."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.stored.views import public_page
from whimbrel.training.charts import gain_chart, reaction_chart, use_chart
from whimbrel.training.models import CoreQuestion, Programme, Workshop
from whimbrel.training.queries.afterwards import Afterwards, afterwards_of
from whimbrel.training.queries.evaluation import Levels, levels, reaction_by_year
from whimbrel.training.references import use_reference
from whimbrel.training.views.doors import crumbs

DOWNLOADS = ["csv", "xlsx"]
COLUMNS = ("level", "measure", "value", "low", "high", "people")


@require_safe
@public_page("programme")
def result_list(request: HttpRequest) -> HttpResponse:
    """All workshops together, or those of one programme; and the core questions year by year."""
    programmes = list(Programme.objects.all())
    programme = next((one for one in programmes if one.code == request.GET.get("programme")), None)
    workshops = _published()
    if programme is not None:
        workshops = workshops.filter(programme=programme)
    context = _levels(workshops) | {
        "programmes": programmes,
        "programme": programme,
        "questions": CoreQuestion.labels,
        "years": reaction_by_year(workshops),
        "crumbs": [*crumbs(), (_("What came of it"), "")],
    }
    return render(request, "training/result_list.html", context)


@require_safe
@public_page()
def workshop_results(request: HttpRequest, code: str) -> HttpResponse:
    """What came of one workshop."""
    workshop = _workshop(code)
    context = _levels(Workshop.objects.filter(pk=workshop.pk)) | {
        "workshop": workshop,
        "downloads": [
            (form.upper(), reverse("training:results_download", args=[code, form]))
            for form in DOWNLOADS
        ],
        "crumbs": [
            *crumbs(),
            (workshop.title, reverse("training:workshop_detail", args=[code])),
            (_("What came of it"), ""),
        ],
    }
    return render(request, "training/workshop_results.html", context)


@require_safe
@public_page()
def results_download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    if form not in DOWNLOADS:
        raise Http404
    workshop = _workshop(code)
    only = Workshop.objects.filter(pk=workshop.pk)
    rows = [*_rows(levels(only)), *_rows_after(afterwards_of(only))]
    return table_download(f"results-{workshop.meeting.code.lower()}", COLUMNS, rows, form)


def _published() -> QuerySet[Workshop]:
    return Workshop.objects.published()


def _workshop(code: str) -> Workshop:
    return get_object_or_404(
        _published().select_related("meeting", "programme"), meeting__code__iexact=code
    )


def _levels(workshops: QuerySet[Workshop]) -> dict[str, Any]:
    found = levels(workshops)
    modes = set(workshops.order_by().values_list("mode", flat=True).distinct())
    reference = use_reference(modes)
    return {
        "found": found,
        "reaction_drawing": reaction_chart(found.reaction) if found.reaction.opinions else "",
        "gain_drawing": gain_chart(found.gain) if found.gain.gain else "",
        "use_drawing": use_chart(found.use, reference) if found.use.used else "",
        "reference": reference,
        "after": afterwards_of(workshops),
    }


def _rows(found: Levels) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (1, one.question, one.mean, "", "", one.people) for one in found.reaction.opinions
    ]
    if found.gain.gain:
        gain = found.gain.gain
        rows.append(
            (2, "gain", round(gain.value, 3), round(gain.low, 3), round(gain.high, 3), gain.number)
        )
        rows += [
            (
                2,
                competence.code,
                round(one.value, 3),
                round(one.low, 3),
                round(one.high, 3),
                one.number,
            )
            for competence, one in found.gain.by_competence
        ]
    for use in found.uses:
        for name, one in (("used", use.used), ("used-or-partly", use.used_or_partly)):
            if one:
                words = f"{name}-after-{use.months}-months"
                edges = (round(one.low, 3), round(one.high, 3), one.number)
                rows.append((3, words, round(one.value, 3), *edges))
    result = found.result
    for name, value in (
        ("trainings-passed-on", result.events), ("people-trained", result.people),
        ("commitments", result.commitments), ("commitments-kept", result.kept),
    ):  # fmt: skip
        rows.append((4, name, value, "", "", ""))
    return rows


def _rows_after(after: Afterwards | None) -> list[tuple[Any, ...]]:
    """What Parties did at the meeting, those at the workshop before those at none; people are all Parties of each."""
    if after is None:
        return []
    there, elsewhere = len(after.there), len(after.elsewhere)
    rows: list[tuple[Any, ...]] = []
    for one in after.deeds:
        if one.there is not None:
            rows.append((4, f"parties-{one.deed}", one.there, "", "", there))
            rows.append((4, f"parties-at-none-{one.deed}", one.elsewhere, "", "", elsewhere))
    return rows
