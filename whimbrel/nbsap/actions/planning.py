"""By when a step is to be taken and who sees to it, as the country plans it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import changes, record, values_of
from whimbrel.nbsap.models import Nbsap, StepPlan
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument

FIELDS = ("due_on", "instrument", "office", "words")


@dataclass(frozen=True)
class Planned:
    """A day, and at most one of a convention's focal point and another office; neither are all who act for the country."""

    due_on: date
    instrument: Instrument | None = None
    office: str = ""
    words: str = ""


@transaction.atomic
def plan_step(*, nbsap: Nbsap, step: str, planned: Planned, by: User, at: datetime) -> StepPlan:
    """Plan the step, or plan it anew. The same once more changes nothing."""
    # Two who plan one step at once wait for each other.
    Nbsap.objects.select_for_update().get(pk=nbsap.pk)
    found = nbsap.planned_steps.filter(step=step).first()
    before = values_of(found, FIELDS) if found else {}
    kept = found or StepPlan(nbsap=nbsap, step=step)
    for name in FIELDS:
        setattr(kept, name, getattr(planned, name))
    if made := changes(before, values_of(kept, FIELDS), FIELDS):
        kept.planned_by, kept.planned_at = by, at
        kept.save()
        record(by, "planned a step of the plan", nbsap, step=step, **made)
    return kept


@transaction.atomic
def take_out_planned_step(*, nbsap: Nbsap, step: str, by: User) -> None:
    """The step has no day any more. Doing it twice changes nothing."""
    found = nbsap.planned_steps.filter(step=step).first()
    if found is not None:
        gone = changes(values_of(found, FIELDS), {}, FIELDS)
        found.delete()
        record(by, "took out a planned step of the plan", nbsap, step=step, **gone)
