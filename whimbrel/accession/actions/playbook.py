"""The playbook carried onto a file, and its steps dated anew as the State moves on."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.accession.models import Deed, Path, PlannedStep, PlaybookStep, RecruitmentFile, Stage
from whimbrel.accession.queries.playbook import due_days, is_reached
from whimbrel.core.journal import record
from whimbrel.people.models import User


@transaction.atomic
def carry_playbook(*, file: RecruitmentFile, by: User | None, on: date) -> list[PlannedStep]:
    """Plan the steps of the instrument's playbook that still lie ahead, dated from that day.

    A file that has steps keeps them: the playbook may be changed without moving what was planned.
    """
    if file.steps.exists():
        return []
    latest = file.stages.first()
    now = latest.stage if latest else Stage.Step.NO_CONTACT.value
    planned = PlannedStep.objects.bulk_create(
        PlannedStep(
            file=file, path=one.path, place=one.place, words=one.words, stage=one.stage,
            days=one.days, answers=one.answers, deed=one.deed,
        )
        for one in PlaybookStep.objects.filter(instrument=file.instrument)
        if not is_reached(one.stage, now=now)
    )  # fmt: skip
    if planned:
        date_steps(file=file, stage=now, since=on)
        record(by, "carried the playbook onto the file", file)
    return planned


@transaction.atomic
def settle_steps(*, file: RecruitmentFile, stage: str, since: date, by: User | None) -> None:
    """The file has reached the stage: the steps that lead so far are done, the others are dated from that day."""
    done = [one.pk for one in file.steps.filter(done_on=None) if is_reached(one.stage, now=stage)]
    file.steps.filter(pk__in=done).update(done_on=since, done_by=by)
    date_steps(file=file, stage=stage, since=since)


def date_steps(*, file: RecruitmentFile, stage: str, since: date) -> None:
    """Say anew when the steps ahead are due; never reckoned from before the file was opened.

    Those of the welcome wait for entry into force, and from then on nothing is due on the way to it.
    """
    begin = max(since, localdate(file.opened_at))
    path = Path.WELCOME if is_reached(Stage.Step.IN_FORCE, now=stage) else Path.JOINING
    if path == Path.WELCOME:
        file.steps.filter(path=Path.JOINING, done_on=None).update(due_on=None)
    done = file.steps.filter(path=path, done_on__isnull=False).order_by("place").last()
    ahead = list(file.steps.filter(path=path, done_on=None, place__gt=done.place if done else -1))
    for one, due_on in zip(ahead, due_days((s.days for s in ahead), since=begin), strict=True):
        one.due_on = _due_on(one, due_on)
    PlannedStep.objects.bulk_update(ahead, ["due_on"])
    if path == Path.JOINING and is_reached(Stage.Step.DEPOSITED, now=stage):
        # The one step of the welcome that need not wait for the day.
        for one in file.steps.filter(deed=Deed.ASK, done_on=None):
            one.due_on = begin + timedelta(days=one.days)
            one.save(update_fields=["due_on"])


def _due_on(step: PlannedStep, reckoned: date) -> date | None:
    """A stated day stays. When the first report is due is said by a rule or by the Secretariat, and never reckoned."""
    if step.is_day_fixed:
        return step.due_on
    return None if step.deed == Deed.REPORT else reckoned
