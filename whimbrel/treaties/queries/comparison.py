"""Our records beside another list of the same instrument, such as the depositary's."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whimbrel.core.sheets import Column, day, read_sheet, text
from whimbrel.treaties.models import Instrument, TreatyAction

COLUMNS: list[Column] = [
    text("iso3", is_required=True, longest=3),
    day("deposit_date"),
    day("entry_into_force"),
]


@dataclass(frozen=True)
class Difference:
    """A country of which the two lists do not say the same. `what` is "missing here", "missing there" or a column."""

    iso3: str
    what: str
    ours: date | None = None
    theirs: date | None = None


def compared_with(instrument: Instrument, path: Path) -> list[Difference]:
    """Where our records of the instrument and the sheet differ, by country; nothing is mended.

    A day that one of the two lists leaves empty is no difference. Raises SheetRefused.
    """
    theirs = {row.values["iso3"]: row.values for row in read_sheet(path, COLUMNS, key=("iso3",))}
    acts = TreatyAction.objects.binding().filter(instrument=instrument)
    ours = {
        iso3: (deposited, in_force)
        for iso3, deposited, in_force in acts.values_list(
            "country__iso3", "deposited_on", "in_force_on"
        )
    }
    found = []
    for iso3 in sorted({*ours, *theirs}):
        if iso3 not in theirs:
            found.append(Difference(iso3, "missing there"))
        elif iso3 not in ours:
            found.append(Difference(iso3, "missing here"))
        else:
            for place, column in enumerate(("deposit_date", "entry_into_force")):
                mine, other = ours[iso3][place], theirs[iso3][column]
                if mine and other and mine != other:
                    found.append(Difference(iso3, column, mine, other))
    return found
