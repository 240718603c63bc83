"""Who registered, spoke and handed in documents at a meeting, as its own papers show it: from a sheet."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
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
    choice,
    day,
    reference,
    text,
    whole_number,
)
from whimbrel.treaties.actions.load_registry import Sheet, countries, load_sheet, meetings, renamed
from whimbrel.treaties.models import Meeting, Participation

Deed = Participation.Deed
COLUMNS = ("meeting", "iso3", "deed", "on", "number", "reference", "source")
# What an agenda item or document is called takes no more.
LONGEST = 100
MOST = 32_767


def participation_columns() -> list[Column]:
    return [
        reference("meeting", meetings(), is_required=True),
        reference("iso3", countries(), is_required=True),
        choice("deed", Deed.values, is_required=True),
        day("on"),
        whole_number("number"),
        text("reference", longest=LONGEST),
        text("source", is_required=True),
    ]


def try_participation(file: SheetFile) -> list[Loaded]:
    """What loading the sheet would do: it is done, and taken back. Raises SheetRefused."""
    return tried(lambda: load_sheet(_sheet_of(file.name), file))


@transaction.atomic
def load_participation(file: SheetFile, *, by: AbstractBaseUser) -> list[Loaded]:
    """Make the records say what the sheet says; what it does not speak of stays. Raises SheetRefused, nothing is written."""
    loaded = load_sheet(_sheet_of(file.name), file)
    newest = Participation.objects.order_by("-pk").first()
    if newest is not None and any(one.added or one.changed for one in loaded):
        record(
            by,
            "loaded who took part",
            newest,
            added=sum(one.added for one in loaded),
            changed=sum(one.changed for one in loaded),
        )
    return loaded


def _load(name: str, rows: list[Row]) -> list[Loaded]:
    found = _dated(name, renamed(rows, meeting="meeting_id", iso3="country_id"))
    _refuse_what_cannot_be(name, found)
    key = ("meeting_id", "country_id", "deed", "on", "reference")
    return [load_records(Participation, found, key=key, name="parts taken in meetings")]


def _dated(name: str, rows: list[Row]) -> list[Row]:
    """Each row with a day: the first of the meeting where the sheet names none. Raises SheetRefused."""
    starts = dict(Meeting.objects.values_list("pk", "starts_on"))
    dated = [
        Row(row.line, row.values | {"on": row.values["on"] or starts[row.values["meeting_id"]]})
        for row in rows
    ]
    said = _("The day of the meeting is not known here. Write the day.")
    if wrong := [Complaint(said, row.line, "on") for row in dated if row.values["on"] is None]:
        raise SheetRefused(name, wrong)
    return dated


def _refuse_what_cannot_be(name: str, rows: list[Row]) -> None:
    known = {
        (one.meeting_id, one.country_id): (one.on, one.reference)
        for one in Participation.objects.filter(deed=Deed.REGISTERED)
    }
    seen: dict[tuple[Any, ...], int] = {}
    wrong = []
    for row in rows:
        values = row.values
        number = values["number"]
        if number is not None and not 1 <= number <= MOST:
            said = _("Count from one; leave it empty where nobody knows how many.")
            wrong.append(Complaint(said, row.line, "number"))
        same = tuple(values[one] for one in ("meeting_id", "country_id", "deed", "on", "reference"))
        if same in seen:
            said = _("Line %(line)s says the same. Put both into one line.") % {"line": seen[same]}
            wrong.append(Complaint(said, row.line))
        elif values["deed"] == Deed.REGISTERED:
            whose = same[:2]
            if whose in seen or known.get(whose, same[3:]) != same[3:]:
                said = _("The country has a delegation at this meeting already.")
                wrong.append(Complaint(said, row.line, "deed"))
            seen[whose] = row.line
        seen[same] = row.line
    if wrong:
        raise SheetRefused(name, wrong)


def _sheet_of(name: str) -> Sheet:
    key = ("meeting", "iso3", "deed", "on", "reference")
    return Sheet(
        Path(name), "participation", participation_columns, key, lambda rows: _load(name, rows)
    )


PARTICIPATION = _sheet_of("participation.csv")
