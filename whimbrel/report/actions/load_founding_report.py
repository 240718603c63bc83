"""The founding report: the COP11 report on the work plan 2012–2014, retold from records."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.people.models import User
from whimbrel.report.models import Figure, Report, ReportText
from whimbrel.report.queries.counting import check_figure
from whimbrel.treaties.models import Instrument, Meeting

DATA = Path(__file__).parents[1] / "data" / "founding"
DAYS = ("dated_on", "period_starts_on", "cut_off_on")
WORDS = ("symbol", "agenda_item", "original_language")


class RecordsMissing(Exception):
    """The report stands on records that are not loaded."""


@transaction.atomic
def load_founding_report(*, actor: User | None = None) -> Report:
    """Make the founding report say what the package says. Loading again changes nothing.

    Raises RecordsMissing where the reference data are not loaded.
    """
    told = _read("report")
    narratives = {code: _read(code) for code in CODES}
    instrument = Instrument.objects.filter(code=told["instrument"]).first()
    meeting = Meeting.objects.filter(code=told["meeting"]).first()
    if instrument is None or meeting is None:
        raise RecordsMissing("Load the reference data first: whimbrel load reference.")
    report, is_new = Report.objects.update_or_create(
        slug=told["slug"],
        defaults={
            "instrument": instrument,
            "meeting": meeting,
            **{f"title_{code}": narratives[code]["title"] for code in CODES},
            **{name: date.fromisoformat(told[name]) for name in DAYS},
            **{name: told[name] for name in WORDS},
        },
    )
    changed = _load_figures(report, told["figures"])
    for code, narrative in narratives.items():
        changed = _load_text(report, code, narrative) or changed
    if is_new or changed:
        record(actor, "loaded", report)
    return report


def _load_figures(report: Report, figures: dict[str, Any]) -> bool:
    changed = report.figures.exclude(name__in=figures).delete()[0] > 0
    for name, (kind, parameters) in figures.items():
        check_figure(kind, parameters)
        wanted = {"kind": kind, "parameters": parameters}
        figure, is_new = Figure.objects.get_or_create(report=report, name=name, defaults=wanted)
        if (figure.kind, figure.parameters) != (kind, parameters):
            Figure.objects.filter(pk=figure.pk).update(**wanted)
            changed = True
        changed = changed or is_new
    return changed


def _load_text(report: Report, language: str, narrative: dict[str, Any]) -> bool:
    """A text somebody has edited stays as it is: the words belong to the Secretariat from then on."""
    text = ReportText.objects.filter(report=report, language=language).first()
    if text is not None:
        return False
    text = ReportText(
        report=report,
        language=language,
        is_partial=narrative["is_partial"],
        body=json.dumps(narrative["blocks"]),
    )
    text.full_clean()
    text.save()
    return True


def _read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
