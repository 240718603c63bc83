"""A register of workshops that somebody kept elsewhere: what was held, and how many came, where no list is left.

Each row makes a workshop and its stated total; what is known here already is never written over, but for the total.
A workshop with a total only is marked as such wherever it is counted.
"""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.core.loading import Loaded, codes, tried
from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    read_sheet,
    text,
    whole_number,
    yes_or_no,
)
from whimbrel.people.models import User
from whimbrel.training.actions.load_workshops import (
    load_attendances,
    load_workshops,
    workshop_columns,
)
from whimbrel.training.models import StatedAttendance, Workshop
from whimbrel.treaties.models import Meeting

NEEDED = ("code", "title_en", "source")
COLUMNS = (
    "code", "title_en", "starts_on", "ends_on", "place", "iso3", "region", "prepares_for",
    "organizers", "host", "languages", "funding", "participants", "countries", "is_minimum", "source",
)  # fmt: skip


def register_columns() -> list[Column]:
    """The columns of a workshop, most of which may be missing, and of its total."""
    own = [
        column if column.name in NEEDED else replace(column, may_be_absent=True)
        for column in workshop_columns()
        if column.name != "source"
    ]
    totals = [whole_number("participants"), whole_number("countries"), yes_or_no("is_minimum")]
    return [
        *own,
        *(replace(column, may_be_absent=True) for column in totals),
        text("source", is_required=True),
    ]


def try_register(file: SheetFile) -> list[Loaded]:
    """What loading the register would do: it is done, and taken back. Raises SheetRefused."""
    return tried(lambda: _load(file))


@transaction.atomic
def load_register(file: SheetFile, *, by: User) -> list[Loaded]:
    """Do what the register says. Raises SheetRefused; then nothing is written."""
    loaded = _load(file)
    newest = Workshop.objects.order_by("-pk").first()
    if newest is not None and any(one.added or one.changed for one in loaded):
        record(by, "loaded register", newest, added=loaded[1].added)
    return loaded


def _load(file: SheetFile) -> list[Loaded]:
    """Meetings, workshops and totals, in this order."""
    rows = read_sheet(file, register_columns(), key=("code",))
    _refuse_other_meetings(file.name, rows)
    known = codes(Workshop.objects, "meeting__code")
    new = [row for row in rows if row.values["code"] not in known]
    if new:
        meetings, workshops = load_workshops([_workshop(row) for row in new])
    else:
        meetings, workshops = Loaded("meetings of workshops"), Loaded("workshops")
    workshops.unchanged += len(rows) - len(new)
    ids = codes(Workshop.objects, "meeting__code")
    stated = [
        Row(row.line, _total(row.values) | {"code": ids[row.values["code"]]})
        for row in rows
        if row.values["participants"] is not None or row.values["countries"] is not None
    ]
    totals = load_attendances(stated)[0] if stated else Loaded("stated attendances")
    return [meetings, workshops, totals]


def _workshop(row: Row) -> Row:
    left = {"participants", "countries", "is_minimum"}
    return Row(row.line, {name: value for name, value in row.values.items() if name not in left})


def _total(values: dict[str, Any]) -> dict[str, Any]:
    names = ("participants", "countries", "is_minimum", "source")
    return {name: values[name] for name in names} | {"stage": StatedAttendance.Stage.FINAL}


def _refuse_other_meetings(name: str, rows: list[Row]) -> None:
    """A code that a meeting bears which is no workshop is a mistake."""
    others = set(Meeting.objects.filter(workshop=None).values_list("code", flat=True))
    wrong = [
        Complaint(
            _("“%(code)s” is a meeting that is no workshop.") % {"code": row.values["code"]},
            row.line,
            "code",
        )
        for row in rows
        if row.values["code"] in others
    ]
    if wrong:
        raise SheetRefused(name, wrong)
