"""A planned step is ticked."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.accession.actions.playbook import date_steps
from whimbrel.accession.actions.recruitment import note_stage
from whimbrel.accession.models import PlannedStep, Stage
from whimbrel.accession.queries.playbook import is_reached
from whimbrel.core.journal import record
from whimbrel.people.models import User


@transaction.atomic
def do_step(
    *, step: PlannedStep, by: User, at: datetime, on: date, result: str = ""
) -> PlannedStep:
    """The step is done: the file reaches the stage it leads to. Doing it twice changes nothing."""
    if step.done_on is not None:
        return step
    step.done_on, step.done_by, step.result = on, by, result
    step.save(update_fields=["done_on", "done_by", "result"])
    record(by, "did a planned step", step.file)
    latest = step.file.stages.first()
    now = latest.stage if latest else Stage.Step.NO_CONTACT.value
    if step.stage and not is_reached(step.stage, now=now):
        note_stage(file=step.file, stage=step.stage, since=on, by=by, at=at)
    else:
        date_steps(file=step.file, stage=now, since=on)
    return step
