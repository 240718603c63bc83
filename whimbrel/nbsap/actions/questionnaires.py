"""A questionnaire is opened: with the questions of Whimbrel's own sheet, of the last one, or of a sheet that was sent."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.core.languages import columns
from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    choice,
    read_sheet,
    text,
    yes_or_no,
)
from whimbrel.nbsap.models import Question, Questionnaire, Section
from whimbrel.nbsap.queries.same_questions import complaints_of_keys
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument

STANDARD = Path(__file__).parents[1] / "data" / "questions.csv"
NAMES = {f"section_{name[5:]}": name for name in columns("name")}
WORDS = [*columns("text"), *columns("guidance")]
HEAD = (
    "section", "repeats", *NAMES, "code", "kind", "is_required", "depends_on", "shown_for", "same_as", *WORDS,
)  # fmt: skip


class AlreadyOpened(Exception):
    """There is a questionnaire of this short name."""


@dataclass(frozen=True)
class Cycle:
    """What is said of a questionnaire: its names by field, its short name and its days."""

    names: dict[str, str]
    code: str
    opens_on: date
    due_on: date


@transaction.atomic
def open_questionnaire(
    *, cycle: Cycle, instrument: Instrument, by: User, file: SheetFile | None = None
) -> Questionnaire:
    """Open it, after the last one of the instrument. Without a file its questions are those of the last one, or our own.

    Raises SheetRefused where the file is unfit, AlreadyOpened where the short name is taken.
    """
    previous = Questionnaire.objects.filter(instrument=instrument).first()
    rows = _read(file, instrument) if file or previous is None else None
    try:
        with transaction.atomic():
            opened = Questionnaire.objects.create(
                code=cycle.code, instrument=instrument, previous=previous,
                opens_on=cycle.opens_on, due_on=cycle.due_on, **cycle.names,
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyOpened(cycle.code) from None
    if rows is None and previous is not None:
        rows = [
            Row(n, dict(zip(HEAD, values, strict=True)))
            for n, values in enumerate(question_rows(previous))
        ]
    _ask(opened, rows or [])
    record(by, "opened a questionnaire", opened)
    return opened


def question_rows(questionnaire: Questionnaire) -> list[tuple[Any, ...]]:
    """Its questions as a sheet says them, for the next one. One query."""
    found = Question.objects.filter(section__questionnaire=questionnaire)
    return [
        (
            one.section.code, one.section.repeats, *(getattr(one.section, name) for name in NAMES.values()),
            one.code, one.kind, one.is_required,
            one.depends_on.code if one.depends_on else "", one.shown_for, one.same_as,
            *(getattr(one, word) for word in WORDS),
        )
        for one in found.select_related("section", "depends_on").order_by("section__place", "place")
    ]  # fmt: skip


def _columns() -> list[Column]:
    return [
        text("section", is_required=True, longest=40),
        choice("repeats", [one.value for one in Section.Repeats if one.value]),
        *(text(name, longest=250, is_required=name == "section_en") for name in NAMES),
        text("code", is_required=True, longest=40),
        choice("kind", Question.Kind.values, is_required=True),
        yes_or_no("is_required"),
        text("depends_on", longest=40),
        text("shown_for", longest=60),
        # Sheets of before do not have it.
        replace(text("same_as", longest=120), may_be_absent=True),
        *(text(name, is_required=name == "text_en", longest=300) for name in columns("text")),
        *(text(name, longest=600) for name in columns("guidance")),
    ]


def _read(file: SheetFile | None, instrument: Instrument) -> list[Row]:
    rows = read_sheet(file or STANDARD, _columns(), key=("section", "code"))
    before: set[tuple[str, str]] = set()
    complaints = complaints_of_keys(rows, instrument=instrument)
    for row in rows:
        section, depends = row.values["section"], row.values["depends_on"]
        if depends and (section, depends) not in before:
            said = _("The question it depends on must stand before it, in the same part.")
            complaints.append(Complaint(said, row.line, "depends_on"))
        if bool(depends) != bool(row.values["shown_for"]):
            said = _("Say both on which question it depends and for which answers it is asked.")
            complaints.append(Complaint(said, row.line, "shown_for"))
        before.add((section, row.values["code"]))
    if complaints:
        raise SheetRefused(file.name if file else STANDARD.name, complaints)
    return rows


def _ask(questionnaire: Questionnaire, rows: list[Row]) -> None:
    sections: dict[str, Section] = {}
    asked: dict[tuple[str, str], Question] = {}
    for place, row in enumerate(rows):
        said = row.values
        code = said["section"]
        if code not in sections:
            sections[code] = questionnaire.sections.create(
                code=code, place=len(sections) + 1, repeats=said["repeats"],
                **{field: said[name] for name, field in NAMES.items()},
            )  # fmt: skip
        asked[code, said["code"]] = sections[code].questions.create(
            code=said["code"], place=place + 1, kind=said["kind"], is_required=said["is_required"],
            depends_on=asked.get((code, said["depends_on"])), shown_for=said["shown_for"], same_as=said["same_as"],
            **{word: said[word] for word in WORDS},
        )  # fmt: skip
