"""What one participant sees of their own place."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from whimbrel.training.models import (
    SEATED,
    Question,
    Registration,
    RegistrationChange,
    RegistrationStatus,
    Status,
    SupportDecision,
    TravelLine,
)
from whimbrel.training.queries.registrations import waiting_position


@dataclass(frozen=True)
class Place:
    """One person and one workshop, as the person sees it."""

    registration: Registration
    standing: RegistrationStatus | None
    # From 1, while they wait.
    position: int | None
    support: SupportDecision | None
    lines: Sequence[TravelLine]
    open_change: RegistrationChange | None

    @property
    def is_seated(self) -> bool:
        return self.standing is not None and self.standing.status in SEATED


def registration_with_all(pk: int) -> Registration | None:
    return (
        Registration.objects.filter(pk=pk)
        .select_related("person", "country", "body", "photo", "workshop__meeting__country")
        .first()
    )


def place_of(registration: Registration) -> Place:
    """Seven queries, however long the list it waits on."""
    standing = registration.status()
    is_waiting = standing is not None and standing.status == Status.WAITING
    lines = registration.travel_lines.filter(cancelled_at=None).select_related("fund")
    return Place(
        registration=registration,
        standing=standing,
        position=waiting_position(registration) if is_waiting else None,
        support=registration.support_decisions.order_by("-decided_at", "-pk").first(),
        lines=list(lines),
        open_change=registration.changes.filter(settled_at=None).first(),
    )


def questions_for(registration: Registration, *, is_seated: bool) -> QuerySet[Question]:
    """What the person is asked now; travel is asked about once the place is theirs."""
    asked = Question.objects.filter(workshop=registration.workshop_id)
    asked = asked if is_seated else asked.filter(is_after_confirmation=False)
    return asked.select_related("depends_on").order_by("place", "pk")


def answers_of(registration: Registration) -> dict[int, str]:
    return dict(registration.answers.values_list("question", "value"))
