"""The accession graph and the world map, as SVG text.

Inline they take their colours from the page; with `standalone` they carry their own, for files and reports.
"""

import json
from datetime import date
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

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
from whimbrel.core.charts.svg import FONT, PALETTE, drawing, element, lines_of, words
from whimbrel.core.periods import written_date
from whimbrel.treaties.models import Instrument, Region
from whimbrel.treaties.queries.membership import Step, accession_steps

WORLD = Path(__file__).parent / "data" / "world.json"
CAPTION_HEIGHT = 66
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
MAP_STYLE = (
    f"text{{font:10px {FONT};fill:{PALETTE['ink-soft']}}}"
    f".finding{{font-weight:bold;font-size:15px;fill:{PALETTE['ink']}}}"
    f"path,circle{{stroke:{PALETTE['paper']};stroke-width:.6}}"
    f".party{{fill:{PALETTE['data-1']}}}.signatory{{fill:{PALETTE['data-2']}}}"
    f".non_party{{fill:#d9cfba}}.territory,.unnamed{{fill:{PALETTE['sand-deep']}}}"
    f"circle{{stroke:{PALETTE['ink']};stroke-width:1}}"
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


@cache
def _world() -> dict[str, Any]:
    world: dict[str, Any] = json.loads(WORLD.read_text(encoding="utf-8"))
    return world


def is_on_map(iso3: str) -> bool:
    """Whether the country is drawn, as a shape or as a point."""
    return iso3 in _world()["shapes"] or iso3 in _world()["points"]


def disclaimer() -> str:
    """What every map must say."""
    return _(
        "The boundaries and names on this map, and the way they are shown, do not imply any official endorsement or acceptance by the United Nations."
    )


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
        world = _world()
        by_code = {row.iso3: row for row in rows}
        parts = [
            _unnamed(),
            *(_shape(code, by_code.get(code), language, standalone) for code in world["shapes"]),
            *_points(world, by_code, language, is_explorable and not standalone),
        ]
        height = world["height"]
        count = sum(row.status == Status.PARTY for row in rows)
        title = map_title(instrument, count, on, language)
        if standalone:
            parts += _captions(title, rows, height)
            height += CAPTION_HEIGHT
        return drawing(
            _hatch(standalone),
            *parts,
            width=world["width"],
            height=height,
            title=title,
            description=_map_description(rows),
            language=language,
            identity=f"map-{instrument.slug}",
            class_="map",
            style=MAP_STYLE if standalone else None,
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


def _captions(title: str, rows: list[CountryStatus], top: float) -> list[str]:
    """What a page says around the map, for a map that travels alone: finding, key and disclaimer."""
    out = [words(title, 8, top + 20, class_="finding")]
    x = 8
    for status, count in status_counts(rows):
        fill = {"fill": "url(#hatch)"} if status == Status.SIGNATORY else {"class_": status.value}
        out.append(element("path", d=f"M{x},{top + 30}h12v12h-12z", **fill))
        label = f"{status.label}: {count}"
        out.append(words(label, x + 17, top + 40))
        x += 34 + 6 * len(label)
    return [*out, words(disclaimer(), 8, top + 60)]


def _map_description(rows: list[CountryStatus]) -> str:
    without = sum(row.status == Status.NON_PARTY for row in rows)
    return _(
        "A map of the world. %(without)s States that are not bound are drawn light; small islands are points. %(disclaimer)s"
    ) % {"without": without, "disclaimer": disclaimer()}


def _hatch(standalone: bool) -> str:
    """A second sign beside colour for those who have only signed."""
    ground = {"fill": PALETTE["data-2"]} if standalone else {"class_": "signatory-ground"}
    return element(
        "defs",
        element(
            "pattern",
            element("path", d="M0,0h6v6h-6z", **ground),
            element("path", d="M0,6L6,0", class_="hatch", stroke=PALETTE["paper"]),
            id="hatch",
            width="6",
            height="6",
            patternUnits="userSpaceOnUse",
        ),
    )


@cache
def _unnamed() -> str:
    return "".join(element("path", d=path, class_="unnamed") for path in _world()["unnamed"])


# A country looks the same on almost every day and in every drawing.
@lru_cache(maxsize=4000)
def _shape(code: str, row: CountryStatus | None, language: str, standalone: bool) -> str:
    """The area of a country, which says its name and status in the language that is spoken now."""
    path = _world()["shapes"][code]
    if row is None:
        return element("path", d=path, class_="unnamed")
    fill = "url(#hatch)" if row.status == Status.SIGNATORY else None
    style = {"fill": fill} if fill else {"class_": row.status}
    return element("path", *([] if standalone else [_title(row)]), d=path, **style)


def _points(
    world: dict[str, Any], rows: dict[str, CountryStatus], language: str, is_explorable: bool
) -> list[str]:
    """Small States as circles large enough to see and to press; each a way to the country's page."""
    out = []
    for code, (x, y) in world["points"].items():
        row = rows.get(code)
        if row is not None and row.status != Status.TERRITORY:
            out.append(_circle(row, x, y, language, is_explorable, get_urlconf()))
    return out


@lru_cache(maxsize=1000)
def _circle(
    row: CountryStatus, x: float, y: float, language: str, is_explorable: bool, _site: str | None
) -> str:
    circle = element("circle", _title(row), cx=x, cy=y, r=4, class_=row.status)
    if not is_explorable:
        return circle
    url = reverse("treaties:country_detail", args=[row.iso3])
    return element("a", circle, href=url, aria_label=f"{row.name}: {row.status_in_words}")


def _title(row: CountryStatus) -> str:
    return element("title", escape(f"{row.name}: {row.status_in_words}"))
