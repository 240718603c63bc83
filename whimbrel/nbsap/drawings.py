"""The map of national plans, as SVG text."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from whimbrel.core.charts.world import Caption, Shade, disclaimer, map_of_world
from whimbrel.nbsap.queries.register import RegisterRow, areas, shades


def shade_words() -> dict[Shade, str]:
    """What each shade says of a country."""
    return {
        Shade.FULL: _("Plan after the Kunming-Montreal framework"),
        Shade.PART: _("Earlier plan, or one not known to answer it"),
        Shade.NONE: _("No plan on record here"),
    }


def map_title(rows: list[RegisterRow]) -> str:
    """The finding: how many have a plan on record."""
    count = sum(row.nbsap is not None for row in rows)
    return ngettext(
        "%(count)s country has a national biodiversity plan on record here",
        "%(count)s countries have a national biodiversity plan on record here",
        count,
    ) % {"count": count}


def plan_map(
    rows: list[RegisterRow], *, language: str, standalone: bool = False, leads: bool = True
) -> str:
    """Which countries have a plan on record, and for which framework. Asks nothing of the database."""
    words, counts, title = shade_words(), shades(rows), map_title(rows)
    urls = {}
    if leads and not standalone:
        urls = {row.iso3: reverse("nbsap:nbsap_detail", args=[row.iso3]) for row in rows}
    key = tuple((shade, f"{words[shade]}: {counts[shade]}") for shade in Shade if counts[shade])
    return map_of_world(
        areas(rows, words, urls),
        title=title,
        description=disclaimer(),
        language=language,
        identity="map-nbsaps",
        caption=Caption(title, key) if standalone else None,
    )
