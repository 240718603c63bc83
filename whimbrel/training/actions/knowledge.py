"""Tests before and after a workshop: the same questions, paired by person."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.training.models import (
    KnowledgeItem,
    KnowledgeOption,
    KnowledgePlace,
    Registration,
    Sitting,
    SittingAnswer,
    Workshop,
)


class SatAlready(Exception):
    """The person has taken this test; the first answers stand."""


class SittingsBegun(Exception):
    """Somebody has taken the test: its questions can no longer be changed."""


@transaction.atomic
def set_test(
    *, workshop: Workshop, items: Sequence[KnowledgeItem], by: AbstractBaseUser
) -> list[KnowledgePlace]:
    """Let the workshop's test be these questions, in this order. Raises SittingsBegun."""
    if Sitting.objects.filter(registration__workshop=workshop).exists():
        raise SittingsBegun
    workshop.knowledge_places.all().delete()
    places = KnowledgePlace.objects.bulk_create(
        KnowledgePlace(workshop=workshop, item=item, number=number)
        for number, item in enumerate(items, 1)
    )
    record(by, "set test", workshop, questions=len(places))
    return places


@transaction.atomic
def sit_test(
    *,
    registration: Registration,
    stage: str,
    chosen: Mapping[KnowledgeItem, KnowledgeOption],
    channel: str,
    at: datetime,
    by: AbstractBaseUser | None = None,
) -> Sitting:
    """Keep one person's answers. What was left open counts as not right. Raises SatAlready.

    On paper somebody may mend what was typed in wrongly: there the last answers stand.
    """
    sitting, is_new = Sitting.objects.get_or_create(
        registration=registration, stage=stage, defaults={"taken_at": at, "channel": channel}
    )
    if not is_new and by is None:
        raise SatAlready
    sitting.answers.all().delete()
    places = registration.workshop.knowledge_places.select_related("item")
    SittingAnswer.objects.bulk_create(
        SittingAnswer(
            sitting=sitting,
            item=place.item,
            option=(option := chosen.get(place.item)),
            is_right=option is not None and option.is_right,
        )
        for place in places
    )
    record(by or registration.person, "took test", sitting)
    return sitting
