"""Files, persons and contacts from a sheet of another system: tried first, then taken whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from whimbrel.accession.actions.counterparts import add_counterpart
from whimbrel.accession.actions.import_columns import Kind, import_columns
from whimbrel.accession.actions.recruitment import Said, note_approach, note_stage, open_file
from whimbrel.accession.models import RecruitmentFile
from whimbrel.accession.queries.duplicates import same_name
from whimbrel.core.loading import DryRun, Loaded
from whimbrel.core.sheets import Complaint, Row, SheetFile, SheetRefused, read_sheet
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument


@dataclass(frozen=True)
class Brought:
    """A sheet, what its rows are, and which column each of its headings stands for."""

    file: SheetFile
    kind: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class Officer:
    """Who brings it when, and of which countries and files they keep the records."""

    person: User
    countries: QuerySet[Country]
    files: QuerySet[RecruitmentFile]
    at: datetime
    on: date


class _Wrong(Exception):
    """A row that cannot be taken, in which column and why."""

    def __init__(self, column: str, text: str) -> None:
        self.column, self.text = column, text
        super().__init__(text)


def try_import(brought: Brought, *, officer: Officer) -> Loaded:
    """What the sheet would do: it is done, and taken back. Raises SheetRefused."""
    loaded = Loaded("")
    try:
        with transaction.atomic():
            loaded = import_sheet(brought, officer=officer)
            raise DryRun
    except DryRun:
        return loaded


@transaction.atomic
def import_sheet(brought: Brought, *, officer: Officer) -> Loaded:
    """Take every row. What is there already stays as it is, so that a sheet brought twice adds nothing. Raises SheetRefused."""
    columns = import_columns(brought.kind, given=brought.names.values())
    rows = read_sheet(brought.file, columns, names=brought.names)
    take: Callable[[Row, Officer], bool | None] = {
        Kind.FILES.value: _take_file,
        Kind.PERSONS.value: _take_person,
        Kind.CONTACTS.value: _take_contact,
    }[brought.kind]
    loaded, wrong = Loaded(str(Kind(brought.kind).label)), []
    for row in rows:
        try:
            is_new = take(row, officer)
        except _Wrong as one:
            wrong.append(Complaint(one.text, row.line, one.column))
            continue
        loaded.added += is_new is True
        loaded.changed += is_new is None
        loaded.unchanged += is_new is False
    if wrong:
        raise SheetRefused(brought.file.name, wrong)
    return loaded


def _take_file(row: Row, officer: Officer) -> bool | None:
    """True where it was opened, None where it moved to another stage, False where it stood so already."""
    said = row.values
    if not officer.countries.filter(pk=said["country"]).exists():
        raise _Wrong("country", _("You do not keep the files on this State."))
    if said["stage"] and not said["since"]:
        raise _Wrong("since", _("Say since when the file stands in that stage."))
    if said["since"] and said["since"] > officer.on:
        raise _Wrong("since", _("That day is still to come."))
    file = officer.files.filter(
        country=said["country"], instrument=said["instrument"], closed_at=None
    ).first()
    is_new = file is None
    if file is None:
        file = open_file(
            country=Country.objects.get(pk=said["country"]),
            instrument=Instrument.objects.get(pk=said["instrument"]),
            by=officer.person, at=officer.at, on=said["since"] or officer.on,
        )  # fmt: skip
    latest = file.stages.first()
    if not said["stage"] or (latest and latest.stage == said["stage"]):
        return is_new
    if file.stages.filter(stage=said["stage"], since=said["since"]).exists():
        return False
    note_stage(
        file=file, stage=said["stage"], since=said["since"], note=said["note"], by=officer.person,
        at=officer.at,
    )  # fmt: skip
    return True if is_new else None


def _take_person(row: Row, officer: Officer) -> bool:
    file, said = _file_of(row, officer), row.values
    if said["ends_on"] and said["ends_on"] < said["starts_on"]:
        raise _Wrong("ends_on", _("The end lies before the beginning."))
    for one in file.counterparts.all():
        is_same_address = bool(said["email"]) and one.email.casefold() == said["email"].casefold()
        is_same_post = one.office == said["office"] and same_name(one.name) == same_name(
            said["name"]
        )
        if is_same_address or is_same_post:
            return False
    fields = (
        "name", "office", "relation", "email", "language", "starts_on", "ends_on",
    )  # fmt: skip
    add_counterpart(file=file, by=officer.person, **{name: said[name] for name in fields})
    return True


def _take_contact(row: Row, officer: Officer) -> bool:
    file, said = _file_of(row, officer), row.values
    if said["next_on"] and not said["next_step"]:
        raise _Wrong("next_step", _("Say what is to be done by that day."))
    person = None
    if wanted := said["person"]:
        found = [
            one
            for one in file.counterparts.all()
            if one.email.casefold() == wanted.casefold() or same_name(one.name) == same_name(wanted)
        ]
        if not found:
            raise _Wrong(
                "person", _("This person is not in the file. Bring the persons first, or leave the cell empty.")
            )  # fmt: skip
        person = found[0]
    office = said["office"] or (person.office if person else "")
    known = file.approaches.filter(
        day=said["day"], kind=said["kind"], office=office, outcome=said["outcome"]
    )
    if known.exists():
        return False
    contact = Said(
        day=said["day"], kind=said["kind"], office=office, outcome=said["outcome"], person=person,
        next_step=said["next_step"], next_on=said["next_on"],
    )  # fmt: skip
    note_approach(file=file, said=contact, by=officer.person, at=officer.at)
    return True


def _file_of(row: Row, officer: Officer) -> RecruitmentFile:
    found = officer.files.filter(
        country=row.values["country"], instrument=row.values["instrument"], closed_at=None
    )
    file = found.first()
    if file is None:
        raise _Wrong(
            "country", _("There is no open file on this State and instrument. Bring the files first.")
        )  # fmt: skip
    return file
