"""What a map of the plans shows of each country: where its plan stands, its points, or the steps taken."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.charts.world import Area, Shade
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.queries.assessment import MOST_POINTS
from whimbrel.nbsap.queries.register import RegisterRow

COLUMNS = ("iso3", "country", "region", "plan", "shows", "value", "of", "group")


class Shown(models.TextChoices):
    """What a map shows. Points and steps only where the assessment is published."""

    STATUS = "status", _("Plans on record")
    SCORE = "score", _("Migratory species")
    STEPS = "steps", _("Steps taken")


@dataclass(frozen=True)
class Mapped:
    """A country on the map: its shade, and the number behind it, of so many; None where there is none."""

    row: RegisterRow
    shade: Shade
    number: int | None
    most: int


def mapped(rows: Iterable[RegisterRow], shown: Shown) -> list[Mapped]:
    """The same countries in the same order. Asks nothing of the database."""
    return [_mapped(row, shown) for row in rows]


def shades(found: Iterable[Mapped]) -> Counter[Shade]:
    return Counter(one.shade for one in found)


def areas(
    found: Iterable[Mapped], words: Mapping[Shade, str], urls: Mapping[str, str]
) -> dict[str, Area]:
    """The map's countries: `words` say what a shade means, `urls` lead to a country's page."""
    return {
        one.row.iso3: Area(_said(one, words), one.shade, urls.get(one.row.iso3, ""))
        for one in found
    }


def map_rows(found: Iterable[Mapped], shown: Shown) -> list[tuple[Any, ...]]:
    """What the map shows, as a table to take away; a number that is not public has an empty cell."""
    groups = _STATUSES if shown == Shown.STATUS else _GROUPS
    return [
        (
            one.row.iso3, one.row.name, one.row.region, one.row.nbsap.code if one.row.nbsap else "",
            shown.value, "" if one.number is None else one.number,
            "" if one.number is None else one.most, groups[one.shade],
        )
        for one in found
    ]  # fmt: skip


# In a table to take away, where a shade cannot be seen.
_GROUPS = {Shade.FULL: "high", Shade.PART: "middle", Shade.NONE: "low", Shade.ASIDE: "not public"}
_STATUSES = {Shade.FULL: "renewed", Shade.PART: "earlier", Shade.NONE: "none on record"}


def _mapped(row: RegisterRow, shown: Shown) -> Mapped:
    if shown == Shown.STATUS:
        return Mapped(row, row.shade, None, 0)
    number, most = (
        (row.points, MOST_POINTS) if shown == Shown.SCORE else (row.steps, len(Step))
    )  # fmt: skip
    return Mapped(row, _third(number, most), number, most)


def _third(number: int | None, most: int) -> Shade:
    if number is None:
        return Shade.ASIDE
    if 3 * number >= 2 * most:
        return Shade.FULL
    return Shade.PART if 3 * number >= most else Shade.NONE


def _said(one: Mapped, words: Mapping[Shade, str]) -> str:
    number = "" if one.number is None else f" ({one.number}/{one.most})"
    return f"{one.row.name}: {words[one.shade]}{number}"
