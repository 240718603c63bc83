"""Lists of countries by which support is decided: the scale, arrears, and who is in need, of a year as a source has it.

A sheet may speak of some of this only, and of some countries only. What it leaves empty stays as it is known.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.core.loading import Loaded, load_records, tried
from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    number,
    reference,
    text,
    whole_number,
    yes_or_no,
)
from whimbrel.people.models import User
from whimbrel.training.models import PartyStanding
from whimbrel.treaties.actions.load_registry import Sheet, countries, load_sheet, renamed

SAYS = ("scale", "arrears_years", "is_ldc", "is_lldc", "is_sids")
COLUMNS = ("iso3", "year", *SAYS, "source")


def standing_columns() -> list[Column]:
    said = [
        number("scale", most=100, places=3),
        whole_number("arrears_years"),
        *(replace(yes_or_no(name), empty=None) for name in ("is_ldc", "is_lldc", "is_sids")),
    ]
    return [
        reference("iso3", countries(), is_required=True),
        whole_number("year", is_required=True),
        *(replace(column, may_be_absent=True) for column in said),
        text("source", is_required=True),
    ]


def try_standings(file: SheetFile) -> list[Loaded]:
    """What loading the sheet would do: it is done, and taken back. Raises SheetRefused."""
    return tried(lambda: load_sheet(_sheet_of(file.name), file))


@transaction.atomic
def load_standings(file: SheetFile, *, by: User) -> list[Loaded]:
    """Make the lists say what the sheet says. Raises SheetRefused; then nothing is written."""
    loaded = load_sheet(_sheet_of(file.name), file)
    newest = PartyStanding.objects.order_by("-pk").first()
    if newest is not None and any(one.added or one.changed for one in loaded):
        record(
            by,
            "loaded standings",
            newest,
            added=sum(one.added for one in loaded),
            changed=sum(one.changed for one in loaded),
        )
    return loaded


def _load(name: str, rows: list[Row]) -> list[Loaded]:
    _refuse_what_cannot_be(name, rows)
    found = renamed(rows, iso3="country_id")
    known = {(one.country_id, one.year): one for one in PartyStanding.objects.all()}
    filled = [
        Row(
            row.line, _filled(row.values, known.get((row.values["country_id"], row.values["year"])))
        )
        for row in found
    ]
    key = ("country_id", "year")
    return [load_records(PartyStanding, filled, key=key, name="countries and years")]


def _filled(values: dict[str, Any], known: PartyStanding | None) -> dict[str, Any]:
    if known is None:
        return values
    kept = {name: getattr(known, name) for name in SAYS if values[name] is None}
    return values | kept


def _refuse_what_cannot_be(name: str, rows: list[Row]) -> None:
    wrong = []
    for row in rows:
        if not 1946 <= row.values["year"] <= 2200:
            wrong.append(Complaint(_("This is no year of the United Nations."), row.line, "year"))
        if (row.values["arrears_years"] or 0) > 99:
            said = _("Write how many years a country is behind, not the amount.")
            wrong.append(Complaint(said, row.line, "arrears_years"))
        if all(row.values[one] is None for one in SAYS):
            said = _("This line says nothing of the country. Fill a column, or take the line out.")
            wrong.append(Complaint(said, row.line))
    if wrong:
        raise SheetRefused(name, wrong)


def _sheet_of(name: str) -> Sheet:
    key = ("iso3", "year")
    return Sheet(Path(name), "standings", standing_columns, key, lambda rows: _load(name, rows))


STANDINGS = _sheet_of("standings.csv")
