"""The welcome of a State that has deposited: what the records show is ticked by itself, and what the Secretariat writes is sent once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from whimbrel.accession.actions.offers import Offered, note_offer
from whimbrel.accession.actions.recruitment import Said, note_approach, note_stage
from whimbrel.accession.emails import write_welcome
from whimbrel.accession.models import (
    Approach,
    Counterpart,
    Deed,
    PlannedStep,
    RecruitmentFile,
    RecruitmentOffer,
    Stage,
)
from whimbrel.accession.queries.playbook import is_reached
from whimbrel.accession.queries.welcome import focal_point_of, report_day
from whimbrel.core.candidates import Occasion, invite, occasions
from whimbrel.core.journal import record
from whimbrel.people.models import User


@dataclass(frozen=True)
class WelcomeLetter:
    """What is sent to whom. `key` is the sending's own: sent twice with one key, it is sent once."""

    persons: Collection[Counterpart]
    language: str
    subject: str
    words: str
    key: str


@transaction.atomic
def ask_for_focal_point(
    *, file: RecruitmentFile, letter: WelcomeLetter, by: User, at: datetime, on: date
) -> int:
    """Write to these persons, into the contact log, and tick the step. How many letters were written."""
    sent = 0
    for one in letter.persons:
        written = write_welcome(
            counterpart=one, language=letter.language, subject=letter.subject, words=letter.words,
            key=letter.key, by=by,
        )  # fmt: skip
        if written is not None:
            said = Said(day=on, kind=Approach.Kind.LETTER, outcome=letter.subject, person=one)
            note_approach(file=file, said=said, by=by, at=at)
            sent += 1
    if sent:
        record(by, "asked for a focal point", file, number=sent)
        tick(file=file, deed=Deed.ASK, on=on, by=by)
    return sent


@transaction.atomic
def invite_to(
    *, file: RecruitmentFile, occasion: Occasion, persons: Collection[Counterpart], language: str,
    offered_by: str, by: User, at: datetime, on: date,
) -> bool:  # fmt: skip
    """Ask the State to a workshop as every Party is asked, these persons by letter; onto the file as an offer and as contacts.

    False where all were asked before. Raises LookupError where nobody can be named for it any more.
    """
    addresses = [one.email for one in persons]
    asked = invite(
        occasion.number, country=file.country_id, addresses=addresses, language=language, by=by, at=at
    )  # fmt: skip
    if not asked:
        return False
    for one in persons:
        said = Said(day=on, kind=Approach.Kind.LETTER, outcome=occasion.name, person=one)
        note_approach(file=file, said=said, by=by, at=at)
    offered = Offered(RecruitmentOffer.Kind.WORKSHOP, on, offered_by, occasion.name[:300])
    note_offer(file=file, offered=offered, by=by, at=at)
    tick(file=file, deed=Deed.TRAINING, on=on, by=by)
    return True


@transaction.atomic
def state_report_day(*, file: RecruitmentFile, day: date, by: User) -> PlannedStep:
    """The Secretariat says when the first national report is due. Raises PlannedStep.DoesNotExist where no step asks for it."""
    step = file.steps.filter(deed=Deed.REPORT, done_on=None).get()
    step.due_on, step.is_day_fixed = day, True
    step.save(update_fields=["due_on", "is_day_fixed"])
    record(by, "stated the day of the first report", file)
    return step


def tick(*, file: RecruitmentFile, deed: str, on: date, by: User | None) -> int:
    """The steps of the welcome that this deed shows are done. Call it inside an action's transaction."""
    done = file.steps.filter(deed=deed, done_on=None).update(done_on=on, done_by=by)
    if done:
        record(by, "did a planned step", file)
    return done


@transaction.atomic
def follow_welcomes(*, on: date, at: datetime) -> None:
    """Let each open file that is being welcomed say what the records show: who was designated, what was proposed, what is due when."""
    for file in _welcomed():
        designation = focal_point_of(file, on=on)
        latest = file.stages.first()
        now = latest.stage if latest else Stage.Step.NO_CONTACT.value
        if designation is not None:
            tick(file=file, deed=Deed.ASK, on=on, by=None)
            if latest and is_in_force_only(now):
                since = max(designation.starts_on, latest.since)
                note_stage(file=file, stage=Stage.Step.FOCAL_POINT, since=since, by=None, at=at)
        if file.steps.filter(deed=Deed.TRAINING, done_on=None).exists() and any(
            one.is_invited for one in occasions(file.country_id, on=on)
        ):
            tick(file=file, deed=Deed.TRAINING, on=on, by=None)
        _date_report(file)


def is_in_force_only(stage: str) -> bool:
    """The State is a Party, and no focal point was noted yet."""
    return is_reached(Stage.Step.IN_FORCE, now=stage) and not is_reached(
        Stage.Step.FOCAL_POINT, now=stage
    )


def _welcomed() -> list[RecruitmentFile]:
    """Open files that have deposited and have steps to be ticked by the records."""
    waiting = PlannedStep.objects.filter(done_on=None, file__closed_at=None).exclude(deed="")
    reached = [step for step in Stage.Step if is_reached(Stage.Step.DEPOSITED, now=step)]
    found = RecruitmentFile.objects.filter(
        pk__in=waiting.filter(
            file__in=Stage.objects.filter(stage__in=reached).values("file")
        ).values("file")
    )
    return list(found.select_for_update(of=("self",)).select_related("country", "instrument"))


def _date_report(file: RecruitmentFile) -> None:
    """The day that a rule gives to the first report; whoever stated another knows better."""
    joined = file.stages.filter(stage=Stage.Step.IN_FORCE).first()
    step = file.steps.filter(deed=Deed.REPORT, done_on=None, is_day_fixed=False).first()
    if joined is None or step is None:
        return
    found = report_day(file.instrument, after=joined.since)
    due_on = found.due_on if found else None
    if step.due_on != due_on:
        step.due_on = due_on
        step.save(update_fields=["due_on"])
