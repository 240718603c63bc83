"""The maps of national plans, as SVG text."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from whimbrel.core.charts.world import Caption, Shade, disclaimer, map_of_world
from whimbrel.nbsap.queries.mapped import Mapped, Shown, areas, shades


def shade_words(shown: Shown) -> dict[Shade, str]:
    """What each shade says of a country."""
    if shown == Shown.STATUS:
        return {
            Shade.FULL: _("Plan after the Kunming-Montreal framework"),
            Shade.PART: _("Earlier plan, or one not known to answer it"),
            Shade.NONE: _("No plan on record here"),
        }
    if shown == Shown.SCORE:
        return {
            Shade.FULL: _("Two thirds of the points or more"),
            Shade.PART: _("From one third to two thirds of the points"),
            Shade.NONE: _("Less than one third of the points"),
            Shade.ASIDE: _("No grades that are public"),
        }
    return {
        Shade.FULL: _("Eight of the twelve steps or more"),
        Shade.PART: _("Four to seven of the twelve steps"),
        Shade.NONE: _("Fewer than four of the twelve steps"),
        Shade.ASIDE: _("No steps that are public"),
    }


def map_title(found: Sequence[Mapped], shown: Shown) -> str:
    """The finding: of how many countries there is something to show."""
    if shown == Shown.STATUS:
        count = sum(one.row.nbsap is not None for one in found)
        said = ngettext(
            "%(count)s country has a national biodiversity plan on record here",
            "%(count)s countries have a national biodiversity plan on record here",
            count,
        )
        return said % {"count": count}
    count = sum(one.number is not None for one in found)
    if shown == Shown.SCORE:
        said = ngettext(
            "The grades of %(count)s country’s plan are public",
            "The grades of %(count)s countries’ plans are public",
            count,
        )
    else:
        said = ngettext(
            "The steps of %(count)s country’s plan are public",
            "The steps of %(count)s countries’ plans are public",
            count,
        )
    return said % {"count": count}


def legend(found: Sequence[Mapped], shown: Shown) -> list[tuple[Shade, str, int]]:
    """Each shade that is on the map, what it says, and of how many countries."""
    words, counts = shade_words(shown), shades(found)
    return [(shade, words[shade], counts[shade]) for shade in Shade if counts[shade]]


def plan_map(
    found: Sequence[Mapped],
    shown: Shown,
    *,
    language: str,
    standalone: bool = False,
    leads: bool = True,
    is_close: bool = False,
) -> str:
    """The countries in their shades; `is_close`: no more of the world than where they lie. Asks nothing of the database."""
    title = map_title(found, shown)
    urls = {}
    if leads and not standalone:
        urls = {
            one.row.iso3: reverse("nbsap:nbsap_detail", args=[one.row.iso3]) for one in found
        }  # fmt: skip
    key = tuple((shade, f"{words}: {n}") for shade, words, n in legend(found, shown))
    return map_of_world(
        areas(found, shade_words(shown), urls),
        title=title,
        description=disclaimer(),
        language=language,
        identity=f"map-nbsaps-{shown.value}",
        caption=Caption(title, key) if standalone else None,
        is_close=is_close,
    )
