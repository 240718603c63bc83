"""The Secretariat's files on States that are no Parties yet: the board, and what the registry knows of one State."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from whimbrel.accession.models import (
    Approach,
    Expectation,
    Path,
    PlannedStep,
    RecruitmentFile,
    RecruitmentTask,
    Stage,
)
from whimbrel.accession.models.recruitment import STALLED_AFTER
from whimbrel.accession.queries.desks import within_desk
from whimbrel.accession.queries.forecast import standing_expectations
from whimbrel.accession.queries.playbook import with_planned
from whimbrel.accession.queries.priority import Priority, priorities
from whimbrel.treaties.models import Country, Instrument, RangeState
from whimbrel.treaties.queries.acts import acts_in_force
from whimbrel.treaties.queries.countries import Status, country_statuses
from whimbrel.treaties.queries.names import known_countries, names_on
from whimbrel.treaties.queries.offices import Offices

COLUMNS = [
    "iso3", "country", "instrument", "stage", "since", "days", "next_step", "next_on", "answers",
    "priority", "expected", "confidence",
]  # fmt: skip


@dataclass(frozen=True)
class BoardRow:
    """One file with where it stands, since when, and what is next."""

    file: RecruitmentFile
    stage: Stage.Step
    since: date
    days: int
    next_step: str
    next_on: date | None
    answers: str
    is_overdue: bool
    # None where no criterion is set.
    priority: Priority | None = None
    # None where nobody has said when to expect the deposit.
    expected: Expectation | None = None

    @property
    def is_stalled(self) -> bool:
        return self.days > STALLED_AFTER


@dataclass(frozen=True)
class Dossier:
    """What the registry knows of a State on a day."""

    # Instruments of the family and sister conventions that bind it.
    bound: list[Status]
    region_parties: list[str]
    region_total: int
    # None where no range states are imported.
    species: int | None


def files_visible_to(offices: Offices) -> QuerySet[RecruitmentFile]:
    """For the Secretariat, each officer those of the regions they keep; none for anybody else."""
    found = RecruitmentFile.objects.select_related("country", "instrument")
    if not offices.is_secretariat:
        return found.none()
    return found.filter(within_desk(offices, "country__region"))


def board(offices: Offices, *, on: date, instrument: Instrument | None = None) -> list[BoardRow]:
    """Open files: first whose next step is overdue, then the farther ahead, then the longer there. Eight queries."""
    found = files_visible_to(offices).filter(closed_at=None).with_standing()  # type: ignore[attr-defined]
    if instrument is not None:
        found = found.filter(instrument=instrument)
    order = list(Stage.Step)
    rows = [_board_row(one, on) for one in with_planned(found)]
    points = priorities([(row.file, row.stage) for row in rows], on=on)
    days = standing_expectations(row.file.pk for row in rows)
    rows = [
        replace(row, priority=points.get(row.file.pk), expected=days.get(row.file.pk))
        for row in rows
    ]
    return sorted(
        rows,
        key=lambda row: (
            not row.is_overdue,
            row.next_on or date.max if row.is_overdue else date.max,
            -order.index(row.stage),
            -row.days,
            row.file.country.name_en,
        ),
    )


def by_priority(rows: list[BoardRow]) -> list[BoardRow]:
    """The same, the most urgent State first; those without a priority last, else as they stood."""
    return sorted(rows, key=lambda row: -row.priority.points if row.priority else 1)


def by_expected(rows: list[BoardRow]) -> list[BoardRow]:
    """The same, the soonest likely day first; those of which nothing is said last, else as they stood."""
    return sorted(rows, key=lambda row: row.expected.likely if row.expected else date.max)


def _board_row(one: Any, on: date) -> BoardRow:
    """The next step is what was agreed in a contact, planned by the playbook or given to somebody, whichever is due first."""
    since = one.now_since or one.opened_at.date()
    agreed = (one.next_on or date.max, one.next_step or "", one.next_answers or "")
    planned = (one.planned_on or date.max, one.planned_words or "", one.planned_answers or "")
    given = (one.task_on or date.max, one.task_words or "", one.task_answers or "")
    due, words, answers = min(agreed, planned, given, key=lambda step: step[0])
    return BoardRow(
        file=one,
        stage=Stage.Step(one.now_stage or Stage.Step.NO_CONTACT),
        since=since,
        days=(on - since).days,
        next_step=words,
        next_on=None if due == date.max else due,
        answers=answers,
        is_overdue=due < on,
    )


def columns(rows: list[BoardRow]) -> list[tuple[Stage.Step, list[BoardRow]]]:
    """The files by the stage they stand in, as they stood among the rows; stages without any left out."""
    found = [(step, [row for row in rows if row.stage == step]) for step in Stage.Step]
    return [(step, inside) for step, inside in found if inside]


def board_rows(rows: list[BoardRow]) -> list[list[object]]:
    """The board as a table to take away."""
    return [
        [
            row.file.country.iso3, str(row.file.country), row.file.instrument.code, row.stage.label,
            row.since, row.days, row.next_step, row.next_on or "", row.answers, row.priority.points if row.priority else "",
            row.expected.likely if row.expected else "", row.expected.confidence if row.expected else "",
        ]
        for row in rows
    ]  # fmt: skip


def dossier(country: Country, instrument: Instrument, *, on: date) -> Dossier:
    """What the registry holds of the State; its region's Parties by name. At most six queries."""
    names = names_on(on)
    region = country.region_id
    inside = [
        one.pk for one in known_countries() if one.region_id == region and one.pk != country.pk
    ]
    parties = {act.country_id for act in acts_in_force(instrument, on=on)}
    is_imported = RangeState.objects.exists()
    return Dossier(
        bound=[one for one in country_statuses(country, on=on) if one.is_bound],
        region_parties=sorted(names[pk] for pk in inside if pk in parties),
        region_total=len(inside),
        species=RangeState.objects.filter(country=country).values("species").distinct().count()
        if is_imported
        else None,
    )


def overdue_count(offices: Offices, *, on: date) -> int:
    """Steps on the way to the deposit whose day has passed, agreed, planned and given, over all open files. One query."""
    files = files_visible_to(offices).values("pk")
    planned = PlannedStep.objects.overdue(on=on).filter(path=Path.JOINING, file__in=files)
    agreed = Approach.objects.overdue(on=on).filter(file__in=files)
    given = RecruitmentTask.objects.overdue(on=on).filter(file__in=files)
    late = [one.order_by().values("pk") for one in (planned, agreed, given)]
    return late[0].union(*late[1:], all=True).count()
