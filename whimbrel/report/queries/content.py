"""All that a document of a report is made of, as plain values: the same for a draft and an edition."""

import base64
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.documents.docx import Say, keep_silent
from whimbrel.core.languages import CODES, translated
from whimbrel.core.periods import written_date, written_days
from whimbrel.report.models import Report, ReportText
from whimbrel.report.models.text import figure_names_in
from whimbrel.report.queries.counting import Counting, FigureRefused, count_figure
from whimbrel.report.queries.labels import labels
from whimbrel.treaties.models import Instrument, Meeting

# Grows when the shape of the content changes; an edition keeps the shape it was published in.
FORM = 1


def report_content(
    report: Report,
    *,
    cut_off: date | None = None,
    languages: Iterable[str] = CODES,
    draws_pictures: bool = True,
    say: Say = keep_silent,
) -> dict[str, Any]:
    """The report with every figure counted now, in these languages. Raises FigureRefused.

    `say` is told how many figures are counted, and how many there are.
    Nothing in it is a record or a date: JSON keeps it, and a document is built from it alone.
    """
    cut_off = cut_off or report.cut_off_on
    # Where a text is missing the original stands, with its figures in its own language.
    wanted = list(dict.fromkeys([*languages, report.original_language]))
    figures = list(report.figures.all())
    kept: dict[str, Any] = {
        figure.name: {"kind": figure.kind, "parameters": figure.parameters, "counts": {}}
        for figure in figures
    }
    meetings: dict[str, Meeting] = {}
    instruments: dict[str, Instrument] = {}
    total = len(wanted) * len(figures)
    for place, language in enumerate(wanted):
        counting = Counting(report, cut_off, language, draws_pictures, meetings, instruments)
        for at, figure in enumerate(figures, 1):
            kept[figure.name]["counts"][language] = count_figure(figure, counting).frozen()
            say(place * len(figures) + at, total)
    texts = _texts(report, wanted)
    _check_names(texts, set(kept))
    return {
        "form": FORM,
        "report": {
            "slug": report.slug,
            "symbol": report.symbol,
            "agenda_item": report.agenda_item,
            "original_language": report.original_language,
            "cut_off_on": cut_off.isoformat(),
            "period_starts_on": report.period_starts_on.isoformat(),
        },
        "faces": {language: _face(report, cut_off, language) for language in wanted},
        "texts": texts,
        "figures": kept,
        "template": _template(report),
    }


def _face(report: Report, cut_off: date, language: str) -> dict[str, Any]:
    """What stands on the first page, and the words of the house that the document uses."""
    meeting, instrument = report.meeting, report.instrument
    with translation.override(language):
        met = ""
        if meeting.starts_on:
            last = meeting.ends_on or meeting.starts_on
            met = written_days(meeting.starts_on, last, language)
        return {
            "title": translated(report, "title", language),
            "instrument": translated(instrument, "name", language),
            "instrument_code": instrument.short_name,
            "meeting": translated(meeting, "title", language),
            "meeting_label": meeting.label,
            "met": ", ".join(part for part in (meeting.place, met) if part),
            "dated": written_date(report.dated_on, language),
            "cut_off": written_date(cut_off, language),
            "labels": labels(language),
        }


def _texts(report: Report, languages: list[str]) -> dict[str, Any]:
    texts = report.texts.filter(language__in=languages, live=True)
    return {
        text.language: {"is_partial": text.is_partial, "blocks": blocks_of(text)} for text in texts
    }


def blocks_of(text: ReportText) -> list[dict[str, Any]]:
    return [
        {"id": block["id"], "type": block["type"], "value": _plain(block["value"])}
        for block in text.body.get_prep_value()
    ]


def _check_names(texts: dict[str, Any], known: set[str]) -> None:
    """A figure may have been removed after the text that names it was written."""
    for language, text in texts.items():
        blocks = [block["value"] for block in text["blocks"]]
        unknown = sorted(set(figure_names_in(blocks)) - known)
        if unknown:
            raise FigureRefused(
                _("The text (%(language)s) names figures the report does not have: %(names)s.")
                % {"language": language, "names": ", ".join(unknown)}
            )


def _plain(value: Any) -> Any:
    """A block's value without the keys Wagtail gives to the items of a list."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [
            _plain(one["value"]) if isinstance(one, dict) and one.keys() >= {"value", "type"} else _plain(one)
            for one in value
        ]  # fmt: skip
    return value


def _template(report: Report) -> str:
    if not report.template:
        return ""
    with report.template.open("rb") as file:
        return base64.b64encode(file.read()).decode()
