"""What travel needed goes when its time is over."""

from datetime import datetime, timedelta

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.training.models import Answer, Workshop


def erase_travel_answers(*, at: datetime) -> int:
    """Empty the answers about travel and passports, as many days after the end as each workshop says; how many."""
    ended = Workshop.objects.filter(
        registrations__answers__question__is_for_travel=True,
        registrations__answers__erased_at=None,
        meeting__starts_on__isnull=False,
    ).select_related("meeting")
    return sum(_erase(one, at) for one in ended.distinct() if _is_over(one, at))


def _is_over(workshop: Workshop, at: datetime) -> bool:
    last = workshop.meeting.ends_on or workshop.meeting.starts_on
    if last is None:
        return False
    return workshop.local(at).date() > last + timedelta(days=workshop.keep_travel_days)


@transaction.atomic
def _erase(workshop: Workshop, at: datetime) -> int:
    number = Answer.objects.filter(
        registration__workshop=workshop, question__is_for_travel=True, erased_at=None
    ).update(value="", erased_at=at)
    if number:
        record(None, "erased travel data", workshop, number=number)
    return number
