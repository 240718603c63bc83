"""The yearly question: what was asked together, and what of it still stands."""

from datetime import date

from django.db.models import Q, QuerySet

from whimbrel.designations.models import Confirmation


def asked_together(confirmation: Confirmation) -> QuerySet[Confirmation]:
    """All that the person was asked in the same letter, this one among it."""
    return (
        Confirmation.objects.filter(
            Q(asked_at=confirmation.asked_at, designation__person=confirmation.designation.person_id)
            | Q(pk=confirmation.pk)
        )
        .select_related(
            "designation__person", "designation__country", "designation__instrument",
            "designation__body", "designation__region",
        )
        .order_by("pk")
    )  # fmt: skip


def still_to_answer(confirmation: Confirmation, *, on: date) -> list[Confirmation]:
    """What was asked together, was not asked anew since, and is of a designation in office on that day."""
    return [
        one
        for one in asked_together(confirmation)
        if one.lapsed_at is None and one.designation.is_in_office(on=on)
    ]
