"""Facts, stages and texts of plans by the sheet: what differs is shown, and then brought in whole or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    choice,
    day,
    read_sheet,
    reference,
    text,
    whole_number,
    yes_or_no,
)
from whimbrel.nbsap.actions.correcting import (
    correct_document,
    correct_stage,
    correct_version,
    take_out_document,
    take_out_stage,
)
from whimbrel.nbsap.actions.keeping import AlreadyThere, Version, add_document, note_stage
from whimbrel.nbsap.models import Nbsap, PlanDocument, PlanStage
from whimbrel.nbsap.queries.corrections import Corrections, corrections_of
from whimbrel.nbsap.queries.plan_sheets import (
    FACTS,
    SheetOf,
    as_cell,
    mark_of,
    sheet_columns,
    values_as_sheet,
)
from whimbrel.people.models import User

YEARS = range(1990, 2101)
# Languages by ISO 639; of a region too, like zh-Hans.
LONGEST_LANGUAGE = 10


@dataclass(frozen=True)
class Cell:
    """A cell that says something else than what is on record. `corrected_on`: the day on which somebody put that right here."""

    name: str
    before: str
    after: str
    corrected_on: date | None = None


@dataclass(frozen=True)
class Edit:
    """One line of a sheet by which something would change: `record` is None where it is new."""

    row: Row
    nbsap: Nbsap
    record: Any
    cells: tuple[Cell, ...]
    is_out: bool = False


def edits(*, of: SheetOf, file: SheetFile) -> list[Edit]:
    """What the sheet would change; nothing is written. Four queries. Raises SheetRefused.

    A line that was not touched since the sheet was taken out changes nothing, whatever became of its record here.
    """
    plans = {one.code: one for one in Nbsap.objects.select_related("country")}
    rows = read_sheet(file, _columns(of, plans), key=("plan",) if of.is_of_version else ())
    records = _records(of, plans)
    corrected = corrections_of([one.pk for one in plans.values()])
    found, complaints = [], []
    for row in rows:
        nbsap: Nbsap = row.values["plan"]
        wrong = list(_complaints(of, row, records.get(_key(of, row))))
        complaints += wrong
        if not wrong and (edit := _edit(of, row, records, corrected.get(nbsap.pk))):
            found.append(edit)
    if complaints:
        raise SheetRefused(file.name, complaints)
    return found


@transaction.atomic
def bring_in(*, of: SheetOf, file: SheetFile, by: User, at: datetime) -> list[Edit]:
    """Write what the sheet changes, each line journalled like what is typed on the page; all of it or nothing. Raises SheetRefused."""
    found = edits(of=of, file=file)
    complaints = []
    for edit in found:
        try:
            _write(of, edit, by, at)
        except AlreadyThere:
            said = _("The version has this stage on that day already. Keep one of the two.")
            complaints.append(Complaint(said, edit.row.line, "since"))
    if complaints:
        raise SheetRefused(file.name, complaints)
    return found


def rows_of_edits(of: SheetOf, found: list[Edit]) -> list[list[str]]:
    """The lines that change something, as the sheet had them: to be brought in after they were looked at."""
    return [
        [
            edit.row.values[name].code if name == "plan" else as_cell(edit.row.values[name])
            for name in sheet_columns(of)
        ]
        for edit in found
    ]


def _columns(of: SheetOf, plans: dict[str, Nbsap]) -> list[Column]:
    columns = {
        "plan": reference("plan", plans, is_required=True), "iso3": text("iso3"), "country": text("country"),
        "line": whole_number("line"), "take_out": yes_or_no("take_out"), "was": text("was"),
        "year": _year("year", is_required=True), "starts_year": _year("starts_year"), "ends_year": _year("ends_year"),
        "framework": choice("framework", [one.value for one in Nbsap.WRITTEN_FOR]),
        "adopted_by": text("adopted_by", longest=200), "source": text("source"), "source_url": _address("source_url"),
        "stage": choice("stage", PlanStage.Kind.values, is_required=True), "since": day("since", is_required=True),
        "is_year_only": yes_or_no("is_year_only"),
        "language": text("language", is_required=True, longest=LONGEST_LANGUAGE),
        "title": text("title", is_required=of == SheetOf.TEXTS, longest=300),
        "address": _address("address", is_required=True),
    }  # fmt: skip
    return [columns[name] for name in sheet_columns(of)]


def _year(name: str, *, is_required: bool = False) -> Column:
    number = whole_number(name)

    def read(cell: str) -> int:
        year: int = number.read(cell)
        if year not in YEARS:
            said = _("Write a year from %(first)s to %(last)s.")
            raise ValueError(said % {"first": YEARS[0], "last": YEARS[-1]})
        return year

    return Column(name, read, is_required)


def _address(name: str, *, is_required: bool = False) -> Column:
    def read(cell: str) -> str:
        try:
            URLValidator(schemes=["http", "https"])(cell[:501])
        except ValidationError:
            raise ValueError(
                _("“%(words)s” is not an address on the web.") % {"words": cell[:40]}
            ) from None
        if len(cell) > 500:
            raise ValueError(_("This address is too long; the most is 500 characters."))
        return cell

    return Column(name, read, is_required, "")


def _records(of: SheetOf, plans: dict[str, Nbsap]) -> dict[tuple[int, int], Any]:
    """By the key of the version and of the record itself."""
    if of == SheetOf.FACTS:
        return {(one.pk, one.pk): one for one in plans.values()}
    model: Any = PlanStage if of == SheetOf.STAGES else PlanDocument
    by_pk = {one.pk: one for one in plans.values()}
    found = {}
    for one in model.objects.all():
        one.nbsap = by_pk[one.nbsap_id]
        found[one.nbsap_id, one.pk] = one
    return found


def _key(of: SheetOf, row: Row) -> tuple[int, int]:
    nbsap = row.values["plan"].pk if row.values["plan"] else 0
    return nbsap, nbsap if of.is_of_version else row.values["line"] or 0


def _given(of: SheetOf, row: Row) -> dict[str, str]:
    return {name: as_cell(row.values[name]) for name in of.fields}


def _complaints(of: SheetOf, row: Row, record: Any) -> Iterator[Complaint]:
    said, nbsap = row.values, row.values["plan"]
    if said["iso3"] and said["iso3"] != nbsap.country.iso3:
        words = _("The plan %(plan)s is of %(iso3)s. Mend one of the two.")
        yield Complaint(words % {"plan": nbsap.code, "iso3": nbsap.country.iso3}, row.line, "iso3")
    if of.is_of_version and said["starts_year"] and said["ends_year"] and said["ends_year"] < said["starts_year"]:  # fmt: skip
        yield Complaint(_("The last year is before the first."), row.line, "ends_year")
    if not of.is_of_version and said["line"] and record is None and not said["take_out"]:
        words = _("The version has no such line any more. Take the sheet out anew.")
        yield Complaint(words, row.line, "line")
    if not of.is_of_version and said["take_out"] and not said["line"]:
        words = _("A new line cannot be taken out. Leave it away.")
        yield Complaint(words, row.line, "take_out")
    if record is not None and _is_overtaken(of, row, record):
        words = _("This was changed here after the sheet was taken out. Take it out anew; or empty this cell, and the sheet is written over it.")  # fmt: skip
        yield Complaint(words, row.line, "was")


def _is_untouched(of: SheetOf, row: Row) -> bool:
    return mark_of(_given(of, row)) == row.values["was"] and not row.values.get("take_out")


def _is_overtaken(of: SheetOf, row: Row, record: Any) -> bool:
    """Changed in the sheet and, meanwhile, here; to the same is no matter."""
    stands, was = values_as_sheet(of, record), row.values["was"]
    if not was or _is_untouched(of, row) or mark_of(stands) == was:
        return False
    return bool(row.values.get("take_out")) or stands != _given(of, row)


def _edit(
    of: SheetOf,
    row: Row,
    records: dict[tuple[int, int], Any],
    corrected: Corrections | None,
) -> Edit | None:
    nbsap, record, given = row.values["plan"], records.get(_key(of, row)), _given(of, row)
    if record is None:
        # Brought in once already.
        if row.values.get("take_out") or any(
            values_as_sheet(of, one) == given for key, one in records.items() if key[0] == nbsap.pk
        ):
            return None
        return Edit(row, nbsap, None, tuple(Cell(name, "", value) for name, value in given.items()))  # fmt: skip
    stands = values_as_sheet(of, record)
    if row.values.get("take_out"):
        cells = tuple(Cell(name, value, "") for name, value in stands.items())
        return Edit(row, nbsap, record, cells, is_out=True)
    if stands == given or (row.values["was"] and _is_untouched(of, row)):
        return None
    cells = tuple(
        Cell(name, stands[name], value, _corrected_on(of, name, record, corrected))
        for name, value in given.items()
        if stands[name] != value
    )
    return Edit(row, nbsap, record, cells)


def _corrected_on(
    of: SheetOf, name: str, record: Any, corrected: Corrections | None
) -> date | None:
    if of != SheetOf.FACTS or corrected is None:
        return None
    return corrected.of_field(FACTS[name], getattr(record, FACTS[name]))


def _write(of: SheetOf, edit: Edit, by: User, at: datetime) -> None:
    """Raises AlreadyThere."""
    given = {field: edit.row.values[name] for name, field in of.fields.items()}
    if of == SheetOf.FACTS:
        correct_version(nbsap=edit.record, version=Version(**given), by=by)
    elif of == SheetOf.STAGES:
        if edit.is_out:
            take_out_stage(stage=edit.record, by=by)
        elif edit.record is None:
            note_stage(nbsap=edit.nbsap, by=by, **given)
        else:
            correct_stage(stage=edit.record, by=by, **given)
    elif edit.is_out:
        take_out_document(document=edit.record, by=by)
    elif edit.record is None:
        add_document(nbsap=edit.nbsap, by=by, at=at, **given)
    else:
        correct_document(document=edit.record, by=by, **given)
