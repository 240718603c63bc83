"""The accession graph and the world map, as SVG text.

Inline they take their colours from the page; with `standalone` they carry their own, for files and reports.
"""

from datetime import date
from functools import lru_cache

from babel.lists import format_list
from django.urls import get_urlconf, reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from whimbrel.accession.queries.statuses import (
    CountryStatus,
    Status,
    conferences,
    country_statuses,
    status_counts,
)
from whimbrel.core.charts.step import Mark, Point, StepChart, step_chart
from whimbrel.core.charts.svg import FONT, PALETTE, lines_of
from whimbrel.core.charts.world import Area, Caption, disclaimer, map_of_world
from whimbrel.core.periods import written_date
from whimbrel.treaties.models import Instrument, Region
from whimbrel.treaties.queries.membership import Step, accession_steps

LABEL = {"longest": 64, "most": 3}

GRAPH_STYLE = (
    f"text{{font:13px {FONT};fill:{PALETTE['ink-soft']}}}"
    f".last{{font-weight:bold;font-size:19px;fill:{PALETTE['ink']}}}.meeting{{font-size:11px}}"
    f".finding{{font-weight:bold;font-size:14px;fill:{PALETTE['ink']}}}"
    f".grid{{stroke:{PALETTE['line']};fill:none}}.axis{{stroke:{PALETTE['ink-soft']}}}"
    f".when{{stroke:{PALETTE['line']};stroke-dasharray:2 4}}"
    f".area{{fill:{PALETTE['data-1']};fill-opacity:.12}}"
    f".line{{fill:none;stroke:{PALETTE['data-1']};stroke-width:2.5}}.dot{{fill:{PALETTE['data-1']}}}"
)


def accession_graph(
    instrument: Instrument,
    *,
    language: str,
    region: Region | None = None,
    until: date | None = None,
    standalone: bool = False,
    is_explorable: bool = True,
) -> str:
    """The number of Parties over time. Four queries.

    `is_explorable`: each step can be reached by keyboard and says who joined; a standalone drawing is not.
    """
    until = until or localdate()
    with translation.override(language):
        steps = accession_steps(instrument, region=region, until=until, language=language)
        chart = StepChart(
            title=graph_title(instrument, steps, until, language, region),
            description=_graph_description(steps, language),
            language=language,
            points=tuple(_point(step, language) for step in steps),
            until=until,
            marks=tuple(
                Mark(
                    meeting.starts_on,
                    str(meeting.number or ""),
                    f"{meeting.label}: {written_date(meeting.starts_on, language)}",
                )
                for meeting in conferences(instrument, until=until)
                if meeting.starts_on
            ),
            marks_word="COP" if instrument.kind == Instrument.Kind.CONVENTION else "MOP",
            identity=f"graph-{instrument.slug}",
        )
        style = GRAPH_STYLE if standalone else None
        return step_chart(chart, is_explorable=is_explorable and not standalone, style=style)


def graph_title(
    instrument: Instrument,
    steps: list[Step],
    until: date,
    language: str,
    region: Region | None = None,
) -> str:
    """The finding: how many there were on the last day."""
    text = map_title(instrument, steps[-1].total if steps else 0, until, language)
    return f"{region.name}: {text}" if region else text


def _graph_description(steps: list[Step], language: str) -> str:
    if not steps:
        return _("No country was bound by that day, as far as is recorded.")
    first, last = steps[0], steps[-1]
    return _(
        "A line that rises in steps, from %(first)s on %(first_day)s to %(last)s on %(last_day)s. The table below says the same."
    ) % {
        "first": first.total,
        "first_day": written_date(first.day, language),
        "last": last.total,
        "last_day": written_date(last.day, language),
    }


@lru_cache(maxsize=2000)
def _point(step: Step, language: str) -> Point:
    head = _("%(day)s: %(total)s") % {
        "day": written_date(step.day, language),
        "total": step.total,
    }
    label = [head]
    comma = _(", ")
    if step.joined:
        label += lines_of(step.joined, separator=comma, **LABEL)
    if step.left:
        left = format_list(step.left, locale=language)
        label.append(_("Left: %(names)s") % {"names": left})
    return Point(step.day, step.total, tuple(label))


def world_map(
    instrument: Instrument,
    *,
    on: date,
    language: str,
    standalone: bool = False,
    rows: list[CountryStatus] | None = None,
    is_explorable: bool = True,
) -> str:
    """Who is bound on that day, on a map of the world. Five queries, none with `rows` of `country_statuses`."""
    with translation.override(language):
        if rows is None:
            rows = country_statuses(instrument, on=on)
        leads = is_explorable and not standalone
        count = sum(row.status == Status.PARTY for row in rows)
        title = map_title(instrument, count, on, language)
        key = tuple((status.shade, f"{status.label}: {n}") for status, n in status_counts(rows))
        return map_of_world(
            {row.iso3: _area(row, language, leads, get_urlconf()) for row in rows},
            title=title,
            description=_map_description(rows),
            language=language,
            identity=f"map-{instrument.slug}",
            caption=Caption(title, key) if standalone else None,
        )


def map_title(instrument: Instrument, count: int, on: date, language: str) -> str:
    """The finding: how many were bound on that day."""
    day = written_date(on, language)
    if instrument.has_parties:
        text = ngettext(
            "%(count)s Party to %(code)s on %(day)s",
            "%(count)s Parties to %(code)s on %(day)s",
            count,
        )
    else:
        text = ngettext(
            "%(count)s Signatory of %(code)s on %(day)s",
            "%(count)s Signatories of %(code)s on %(day)s",
            count,
        )
    return text % {"count": count, "code": instrument.short_name, "day": day}


def _map_description(rows: list[CountryStatus]) -> str:
    without = sum(row.status == Status.NON_PARTY for row in rows)
    return _(
        "A map of the world. %(without)s States that are not bound are drawn light; small islands are points. %(disclaimer)s"
    ) % {"without": without, "disclaimer": disclaimer()}


@lru_cache(maxsize=4000)
def _area(row: CountryStatus, language: str, leads: bool, _site: str | None) -> Area:
    """A country, which says its name and status in the language that is spoken now; small ones lead to its page."""
    return Area(
        said=f"{row.name}: {row.status_in_words}",
        shade=Status(row.status).shade,
        url=reverse("treaties:country_detail", args=[row.iso3]) if leads else "",
    )
