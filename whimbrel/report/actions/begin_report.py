"""Beginning a report with a pattern: its figures and first words, to be gone on with in the editor."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.actions.word_template import set_template
from whimbrel.report.models import Figure, Report, ReportText
from whimbrel.report.queries.counting import check_figure

PATTERNS = Path(__file__).parents[1] / "data" / "patterns"
NAMES = ("standing-committee", "donor", "region", "minister", "national-plans")


def needed_by(pattern: str) -> list[str]:
    """What the pattern is about: "plan", "grant", "region", "country"."""
    needs: list[str] = _read(pattern)["needs"]
    return needs


@transaction.atomic
def begin_report(
    *, report: Report, pattern: str, about: Mapping[str, str], by: User | None
) -> Report:
    """Keep the report, which is new, with what the pattern of that name gives it. `about` has what it needs."""
    told = _read(pattern)
    report.full_clean()
    report.save()
    asked = {**about, "since": report.period_starts_on.isoformat()}
    figures = {
        name: (kind, {key: _filled(value, asked) for key, value in parameters.items()})
        for name, (kind, parameters) in told["figures"].items()
    }
    _fill(report, figures, told["texts"].items())
    record(by, "began", report, pattern=pattern)
    return report


@transaction.atomic
def begin_like(*, report: Report, like: Report, by: User | None) -> Report:
    """Keep the report, which is new, with the figures and the published words of another, which it follows."""
    report.previous = like
    report.full_clean()
    report.save()
    if like.template:
        with like.template.open("rb") as file:
            set_template(report=report, body=file.read(), by=by)
    figures = {one.name: (one.kind, one.parameters) for one in like.figures.all()}
    texts = [(one.language, one.body.get_prep_value()) for one in like.texts.filter(live=True)]
    _fill(report, figures, texts)
    record(by, "began", report, like=like.slug)
    return report


def _fill(
    report: Report,
    figures: Mapping[str, tuple[str, dict[str, Any]]],
    texts: Iterable[tuple[str, Any]],
) -> None:
    for name, (kind, parameters) in figures.items():
        check_figure(kind, parameters)
        Figure.objects.create(report=report, name=name, kind=kind, parameters=parameters)
    for language, blocks in texts:
        text = ReportText(report=report, language=language, body=json.dumps(blocks))
        text.full_clean()
        text.save()


def _filled(value: str, asked: Mapping[str, str]) -> str:
    return asked[value[1:]] if value.startswith("$") else value


def _read(pattern: str) -> Any:
    return json.loads((PATTERNS / f"{pattern}.json").read_text(encoding="utf-8"))
