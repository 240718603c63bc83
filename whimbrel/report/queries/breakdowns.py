"""Of what a value is made up: by sex, language, region, and whether of a Party."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from whimbrel.core.languages import CODES, language_names
from whimbrel.report.models import IndicatorValue
from whimbrel.treaties.models import Region

OTHER = "other"


@dataclass(frozen=True)
class Dimension:
    """One way to break a number down. `parts` are codes and names, in their order."""

    code: str
    name: str
    parts: tuple[tuple[str, str], ...]

    def columns(self) -> list[tuple[str, str]]:
        """Each part's code, and what its column of a sheet is called in every language: "sex-f"."""
        return [(code, f"{self.code}-{code}") for code, _name in self.parts]


@dataclass(frozen=True)
class Broken:
    """A value by one dimension: names and numbers."""

    name: str
    parts: tuple[tuple[str, Decimal], ...]


def dimensions() -> list[Dimension]:
    """All there are, in the reader's language. One query."""
    regions = [(one.code, one.name) for one in Region.objects.filter(within=None)]
    return [
        Dimension(
            "sex", _("By sex"),
            (("f", pgettext("number of people", "Women")), ("m", pgettext("number of people", "Men")), (OTHER, _("not told"))),
        ),
        Dimension(
            "language", _("By language"),
            (*zip(CODES, language_names(CODES), strict=True), (OTHER, _("others"))),
        ),
        Dimension("region", _("By region"), (*regions, (OTHER, _("others")))),
        Dimension("party", _("Parties and others"), (("party", _("Parties")), (OTHER, _("others")))),
    ]  # fmt: skip


def complaint_of_parts(one: Dimension, told: Mapping[str, str], number: Decimal | None) -> str:
    """What is wrong with the parts told of a number; "" where they add up to it."""
    if number is None:
        return _("%(name)s: parts are given, and no number. Give both, or neither.") % {
            "name": one.name
        }
    total = sum((Decimal(part) for part in told.values()), Decimal())
    if total == number:
        return ""
    said = _("%(name)s: the parts add up to %(total)s, and the number is %(number)s. Give all parts, or none.")  # fmt: skip
    return said % {"name": one.name, "total": f"{total:f}", "number": f"{number:f}"}


def broken_down(value: IndicatorValue, known: list[Dimension]) -> list[Broken]:
    """What was told of the value, part by part; a dimension of which nothing was told is left out."""
    return [
        Broken(
            one.name,
            tuple(
                (name, Decimal(value.parts[one.code][code]))
                for code, name in one.parts
                if code in value.parts[one.code]
            ),
        )
        for one in known
        if value.parts.get(one.code)
    ]
