"""Workshops and their stated attendance, from sheets."""

from pathlib import Path

from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Column, Row, choice, day, reference, text, whole_number, yes_or_no
from whimbrel.training.models import StatedAttendance, Workshop
from whimbrel.treaties.actions.load_registry import (
    Sheet,
    countries,
    instruments,
    meetings,
    names,
    regions,
)
from whimbrel.treaties.models import Meeting

DATA = Path(__file__).parents[1] / "data"
MEETING = ("code", "starts_on", "ends_on", "place", "source", "verified", "note")
WORKSHOP = (
    "organizers",
    "host",
    "languages",
    "taught_the_manual",
    "introduced_the_manual",
    "funding",
)


def workshop_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=60),
        reference("instrument", instruments()),
        *names("title"),
        day("starts_on"),
        day("ends_on"),
        text("place", longest=100),
        reference("iso3", countries()),
        reference("region", regions()),
        reference("prepares_for", meetings()),
        text("organizers", longest=300),
        text("host", longest=200),
        text("languages", longest=50),
        text("target_instruments", longest=200),
        yes_or_no("taught_the_manual"),
        yes_or_no("introduced_the_manual"),
        text("funding", longest=300),
        text("source"),
        text("verified", longest=200),
        text("note", longest=5000),
    ]


def load_workshops(rows: list[Row]) -> list[Loaded]:
    """A workshop is a meeting, and what is particular to training beside it."""
    titles = [column.name for column in names("title")]
    met = load_records(
        Meeting,
        [
            Row(
                row.line,
                {name: row.values[name] for name in (*MEETING, *titles)}
                | {
                    "kind": Meeting.Kind.WORKSHOP,
                    "instrument_id": row.values["instrument"],
                    "country_id": row.values["iso3"],
                },
            )
            for row in rows
        ],
        key=("code",),
        name="meetings of workshops",
    )
    known = meetings()
    held = load_records(
        Workshop,
        [
            Row(
                row.line,
                {name: row.values[name] for name in WORKSHOP}
                | {
                    "meeting_id": known[row.values["code"]],
                    "region_id": row.values["region"],
                    "prepares_for_id": row.values["prepares_for"],
                },
            )
            for row in rows
        ],
        key=("meeting_id",),
        name="workshops",
    )
    _load_targets(rows)
    return [met, held]


def _load_targets(rows: list[Row]) -> None:
    """Whose focal points were invited: the links are made anew, they hold nothing else."""
    known = instruments()
    workshops = codes(Workshop.objects, "meeting__code")
    link = Workshop.target_instruments.through
    link.objects.filter(workshop__in=workshops.values()).delete()
    link.objects.bulk_create(
        link(workshop_id=workshops[row.values["code"]], instrument_id=known[code])
        for row in rows
        for code in row.values["target_instruments"].split()
    )


def attendance_columns() -> list[Column]:
    return [
        reference("code", codes(Workshop.objects, "meeting__code"), is_required=True),
        choice("stage", StatedAttendance.Stage.values, is_required=True),
        whole_number("participants"),
        whole_number("countries"),
        yes_or_no("is_minimum"),
        text("source", is_required=True),
    ]


def load_attendances(rows: list[Row]) -> list[Loaded]:
    stated = [
        Row(
            row.line,
            {name: value for name, value in row.values.items() if name != "code"}
            | {"workshop_id": row.values["code"]},
        )
        for row in rows
    ]
    key = ("workshop_id", "stage")
    return [load_records(StatedAttendance, stated, key=key, name="stated attendances")]


SHEETS = [
    Sheet(DATA / "workshops.csv", "workshops", workshop_columns, ("code",), load_workshops),
    Sheet(
        DATA / "stated_attendances.csv",
        "attendances",
        attendance_columns,
        ("code", "stage"),
        load_attendances,
    ),
]
