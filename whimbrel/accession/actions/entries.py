"""A deposit moves the file on the State; the day of entry into force is told once, and the welcome begun."""

from contextlib import suppress
from datetime import date, datetime

from django.db import IntegrityError, transaction

from whimbrel.accession.actions.recruitment import AlreadyOpen, note_stage, open_file
from whimbrel.accession.emails import write_new_party
from whimbrel.accession.models import (
    EntryIntoForce,
    Path,
    PlaybookStep,
    RecruitmentFile,
    Stage,
)
from whimbrel.accession.queries.entries import (
    deposits_to_note,
    deposits_unasked,
    entries_to_record,
    who_is_told,
)
from whimbrel.accession.queries.playbook import is_reached
from whimbrel.core.journal import record
from whimbrel.treaties.models import TreatyAction


@transaction.atomic
def note_deposits(*, on: date, at: datetime) -> list[Stage]:
    """Each open file whose instrument was deposited moves to that stage by itself, once, dated by the deposit.

    A State that deposits unasked gets a file, so that its welcome begins before the day of entry into force.
    """
    for act in deposits_unasked(on=on):
        # Another worker may have been first.
        with suppress(AlreadyOpen):
            open_file(
                country=act.country, instrument=act.instrument, by=None, at=at,
                on=act.deposited_on or on,
            )  # fmt: skip
    noted = []
    for file, act in deposits_to_note(on=on):
        # One after the other, so that another worker finds what the first one wrote.
        locked = RecruitmentFile.objects.select_for_update().get(pk=file.pk)
        if locked.stages.filter(stage=Stage.Step.DEPOSITED).exists():
            continue
        latest = locked.stages.first()
        since = max(act.deposited_on or on, latest.since if latest else date.min)
        noted.append(
            note_stage(
                file=locked, stage=Stage.Step.DEPOSITED, since=since, by=None, at=at,
                note=act.source[:300],
            )
        )  # fmt: skip
    return noted


def record_entries(*, on: date, at: datetime) -> list[EntryIntoForce]:
    """Record each entry into force whose day has come; each in a transaction of its own, so that one cannot stop another."""
    recorded = [_record(action, on=on, at=at) for action in entries_to_record(on=on)]
    return [one for one in recorded if one is not None]


def _record(action: TreatyAction, *, on: date, at: datetime) -> EntryIntoForce | None:
    """None where another worker was first."""
    try:
        with transaction.atomic():
            entry = EntryIntoForce.objects.create(action=action, recorded_at=at)
            entry.file = _welcome(action, on=on, at=at)
            entry.save(update_fields=["file"])
            for person in who_is_told(action.instrument, on=on):
                write_new_party(action=action, person=person)
            record(None, "recorded entry into force", action)
    except IntegrityError:
        return None
    return entry


def _welcome(action: TreatyAction, *, on: date, at: datetime) -> RecruitmentFile | None:
    """The file of the new Party, with its steps of the welcome dated. One is opened where it joined unasked."""
    country, instrument = action.country, action.instrument
    found = RecruitmentFile.objects.filter(country=country, instrument=instrument)
    file = found.filter(closed_at=None).first()
    if file is None:
        if not PlaybookStep.objects.filter(
            instrument=action.instrument, path=Path.WELCOME
        ).exists():
            return None
        file = open_file(country=country, instrument=instrument, by=None, at=at, on=on)
    latest = file.stages.first()
    if latest is None or not is_reached(Stage.Step.IN_FORCE, now=latest.stage):
        # A deposit entered late is not overtaken by what was noted meanwhile: the latest stage is where a file stands.
        since = max(action.in_force_on or on, latest.since if latest else date.min)
        note_stage(file=file, stage=Stage.Step.IN_FORCE, since=since, by=None, at=at)
    return file
