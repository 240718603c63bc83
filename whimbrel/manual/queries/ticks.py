"""The checklists that somebody works through, with what is done and what is due."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from whimbrel.manual.models import ChecklistStep, Undertaking
from whimbrel.manual.models.tick import UndertakingQuerySet
from whimbrel.treaties.models import Designation, Meeting
from whimbrel.treaties.queries.offices import Offices


@dataclass(frozen=True)
class StepShown:
    """One step of an undertaking: when it is due, and since when it is done."""

    step: ChecklistStep
    due_on: date | None
    ticked_at: datetime | None

    def is_late(self, today: date) -> bool:
        return self.ticked_at is None and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class Progress:
    """An undertaking with its steps in their order."""

    undertaking: Undertaking
    steps: list[StepShown]

    @property
    def done(self) -> int:
        return sum(one.ticked_at is not None for one in self.steps)

    @property
    def open(self) -> list[StepShown]:
        return [one for one in self.steps if one.ticked_at is None]

    @property
    def next_due(self) -> date | None:
        return min((one.due_on for one in self.open if one.due_on), default=None)


def undertakings_visible_to(offices: Offices) -> UndertakingQuerySet:
    """One's own, and those of the countries for which one acts. Three queries."""
    mine = Q(person=offices.person_id or 0) | Q(country__in=offices.countries)
    return (
        Undertaking.objects.filter(mine)
        .select_related("checklist", "meeting", "country")
        .prefetch_related("checklist__steps", "ticks")
    )


def undertaking_visible_to(offices: Offices, pk: int) -> Undertaking | None:
    return undertakings_visible_to(offices).filter(pk=pk).first()


def undertakings_of_country(country_id: int) -> list[Undertaking]:
    return list(
        Undertaking.objects.open()
        .filter(country=country_id)
        .select_related("checklist", "meeting")
        .prefetch_related("checklist__steps", "ticks")
    )


def progress_of(undertaking: Undertaking) -> Progress:
    """No query where steps and ticks were fetched with it."""
    ticked = {one.step_id: one.ticked_at for one in undertaking.ticks.all()}
    steps = [
        StepShown(step, undertaking.due_on(step), ticked.get(step.pk))
        for step in undertaking.checklist.steps.all()
    ]
    return Progress(undertaking, steps)


def meetings_ahead(today: date) -> list[Meeting]:
    return list(Meeting.objects.filter(starts_on__gte=today).order_by("starts_on")[:50])


def first_day_in_post(person_id: int, *, today: date) -> date | None:
    """Since when the person holds what they came to last. None where they hold nothing."""
    held = Designation.objects.in_office(on=today).filter(person=person_id)
    return held.order_by("-starts_on").values_list("starts_on", flat=True).first()
