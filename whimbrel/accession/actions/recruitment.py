"""The confidential files: opened, moved from stage to stage, and what was said and done written down."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from whimbrel.accession.actions.playbook import carry_playbook, settle_steps
from whimbrel.accession.models import Approach, Counterpart, Obstacle, RecruitmentFile, Stage
from whimbrel.core.journal import changes, record
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument


class AlreadyOpen(Exception):
    """There is an open file on this State and instrument."""


@dataclass(frozen=True)
class Said:
    """What is written down of one contact."""

    day: date
    kind: str
    office: str = ""
    outcome: str = ""
    next_step: str = ""
    next_on: date | None = None
    person: Counterpart | None = None
    # Who does the next step.
    owner: User | None = None


@transaction.atomic
def open_file(
    *, country: Country, instrument: Instrument, by: User | None, at: datetime, on: date
) -> RecruitmentFile:
    """Open a file, without any contact yet, and plan the steps of the playbook. Raises AlreadyOpen."""
    try:
        with transaction.atomic():
            opened = RecruitmentFile.objects.create(
                country=country, instrument=instrument, opened_by=by, opened_at=at
            )
    except IntegrityError:
        raise AlreadyOpen from None
    opened.stages.create(stage=Stage.Step.NO_CONTACT, since=on, noted_by=by, noted_at=at)
    record(by, "opened a recruitment file", opened)
    carry_playbook(file=opened, by=by, on=on)
    return opened


@transaction.atomic
def close_file(*, file: RecruitmentFile, by: User, at: datetime) -> RecruitmentFile:
    """Close it: the State has joined, or nothing is done any more. It stays, and can be read."""
    file.closed_at = at
    file.save(update_fields=["closed_at"])
    record(by, "closed the recruitment file", file)
    return file


@transaction.atomic
def note_stage(
    *, file: RecruitmentFile, stage: str, since: date, by: User | None, at: datetime, note: str = ""
) -> Stage:
    """The file has reached the stage on that day, or was found to have gone back to it."""
    latest = file.stages.first()
    noted = file.stages.create(stage=stage, since=since, note=note, noted_by=by, noted_at=at)
    told = changes({"stage": latest.stage if latest else ""}, {"stage": stage}, ["stage"])
    record(by, "noted a stage", file, stage=stage, **told)
    settle_steps(file=file, stage=stage, since=since, by=by)
    return noted


@transaction.atomic
def note_approach(*, file: RecruitmentFile, said: Said, by: User, at: datetime) -> Approach:
    noted = file.approaches.create(
        day=said.day, kind=said.kind, person=said.person, outcome=said.outcome,
        office=said.office or (said.person.office if said.person else ""),
        next_step=said.next_step, next_on=said.next_on, owner=said.owner, noted_by=by, noted_at=at,
    )  # fmt: skip
    record(by, "noted a contact", file)
    return noted


@transaction.atomic
def do_next_step(*, approach: Approach, by: User, at: datetime, result: str = "") -> Approach:
    """The step that was next after this contact is done. Doing it twice changes nothing."""
    if approach.done_at is None:
        approach.done_at, approach.result = at, result
        approach.save(update_fields=["done_at", "result"])
        record(by, "did the next step", approach.file)
    return approach


@transaction.atomic
def note_obstacle(*, file: RecruitmentFile, kind: str, answer: str, by: User, on: date) -> Obstacle:
    noted = file.obstacles.create(kind=kind, answer=answer, noted_on=on)
    record(by, "noted an obstacle", file)
    return noted


@transaction.atomic
def overcome_obstacle(*, obstacle: Obstacle, by: User, at: datetime) -> Obstacle:
    """It no longer keeps the State from joining. Doing it twice changes nothing."""
    if obstacle.overcome_at is None:
        obstacle.overcome_at = at
        obstacle.save(update_fields=["overcome_at"])
        record(by, "noted an obstacle as overcome", obstacle.file)
    return obstacle
