"""A map of the world on which every country has one of four shades, as SVG text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.charts.frame import frame_of
from whimbrel.core.charts.svg import FONT, PALETTE, drawing, element, number, words

WORLD = Path(__file__).parent / "world.json"
CAPTION_HEIGHT = 66
STYLE = (
    f"text{{font:10px {FONT};fill:{PALETTE['ink-soft']}}}"
    f".finding{{font-weight:bold;font-size:15px;fill:{PALETTE['ink']}}}"
    f"path,circle{{stroke:{PALETTE['paper']};stroke-width:.6}}"
    f".full{{fill:{PALETTE['data-1']}}}.part{{fill:{PALETTE['data-2']}}}"
    f".none{{fill:#d9cfba}}.aside,.unnamed{{fill:{PALETTE['sand-deep']}}}"
    f"circle{{stroke:{PALETTE['ink']};stroke-width:1}}"
)


class Shade(StrEnum):
    """How a country is drawn: filled, hatched, light, or as one that is not asked."""

    FULL = "full"
    PART = "part"
    NONE = "none"
    ASIDE = "aside"


@dataclass(frozen=True)
class Area:
    """One country on the map: what is said of it, its shade, and where its point leads if it is a point."""

    said: str
    shade: Shade
    url: str = ""


@dataclass(frozen=True)
class Caption:
    """What a page says around a map, for a map that travels alone: the finding, and what each shade means."""

    finding: str
    key: tuple[tuple[Shade, str], ...]


def is_on_map(iso3: str) -> bool:
    """Whether the country is drawn, as a shape or as a point."""
    return iso3 in world()["shapes"] or iso3 in world()["points"]


def disclaimer() -> str:
    """What every map must say."""
    return _(
        "The boundaries and names on this map, and the way they are shown, do not imply any official endorsement or acceptance by the United Nations."
    )


def map_of_world(
    areas: Mapping[str, Area],
    *,
    title: str,
    description: str,
    language: str,
    identity: str,
    caption: Caption | None = None,
    is_close: bool = False,
) -> str:
    """The world, by ISO 3166-1 alpha-3 code; a country without an area is drawn without a name.

    Inline it takes its colours from the page. With a caption it stands alone, and says finding, key and disclaimer.
    `is_close`: only the part of the world where the areas lie.
    """
    standalone = caption is not None
    drawn = world()
    frame = frame_of(areas.keys(), drawn) if is_close else None
    # A point stays as large on the page as it is on the whole map.
    radius = 4 * max(frame[2] / drawn["width"], frame[3] / drawn["height"]) if frame else 4
    parts = [
        _unnamed(),
        *(_shape(code, areas.get(code), standalone) for code in drawn["shapes"]),
        *(
            _circle(area, x, y, radius)
            for code, (x, y) in drawn["points"].items()
            if (area := areas.get(code)) is not None and area.shade != Shade.ASIDE
        ),
    ]
    if frame is not None:
        sheet = {"width": drawn["width"], "height": drawn["height"]}
        parts = [element("svg", *parts, viewBox=" ".join(number(one) for one in frame), **sheet)]
    height = drawn["height"]
    if caption is not None:
        parts += _captions(caption, height)
        height += CAPTION_HEIGHT
    return drawing(
        _hatch(standalone),
        *parts,
        width=drawn["width"],
        height=height,
        title=title,
        description=description,
        language=language,
        identity=identity,
        class_="map",
        style=STYLE if standalone else None,
    )


@cache
def world() -> dict[str, Any]:
    """Width and height of the sheet, outlines and points by code, and outlines without a code."""
    read: dict[str, Any] = json.loads(WORLD.read_text(encoding="utf-8"))
    return read


def _captions(caption: Caption, top: float) -> list[str]:
    out = [words(caption.finding, 8, top + 20, class_="finding")]
    x = 8
    for shade, label in caption.key:
        fill = {"fill": "url(#hatch)"} if shade == Shade.PART else {"class_": shade.value}
        out.append(element("path", d=f"M{x},{top + 30}h12v12h-12z", **fill))
        out.append(words(label, x + 17, top + 40))
        x += 34 + 6 * len(label)
    return [*out, words(disclaimer(), 8, top + 60)]


def _hatch(standalone: bool) -> str:
    """A second sign beside colour for the shade between full and none."""
    ground = {"fill": PALETTE["data-2"]} if standalone else {"class_": "hatch-ground"}
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
    return "".join(element("path", d=path, class_="unnamed") for path in world()["unnamed"])


# A country looks the same on almost every day and in every drawing.
@lru_cache(maxsize=4000)
def _shape(code: str, area: Area | None, standalone: bool) -> str:
    path = world()["shapes"][code]
    if area is None:
        return element("path", d=path, class_="unnamed")
    fill = "url(#hatch)" if area.shade == Shade.PART else None
    style = {"fill": fill} if fill else {"class_": area.shade.value}
    return element("path", *([] if standalone else [_title(area)]), d=path, **style)


@lru_cache(maxsize=1000)
def _circle(area: Area, x: float, y: float, radius: float) -> str:
    """A small State as a circle large enough to see and to press."""
    circle = element("circle", _title(area), cx=x, cy=y, r=number(radius), class_=area.shade.value)
    return element("a", circle, href=area.url, aria_label=area.said) if area.url else circle


def _title(area: Area) -> str:
    return element("title", escape(area.said))
