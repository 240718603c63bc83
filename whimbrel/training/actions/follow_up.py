"""Months later: whether it was used, and what was passed on."""

from collections.abc import Collection
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.core.periods import add_months
from whimbrel.training.emails.follow_up import write_follow_up
from whimbrel.training.models import (
    FOLLOW_UP_MONTHS,
    CascadeEvent,
    FollowUp,
    Registration,
    Workshop,
)
from whimbrel.training.queries.participants import evaluators

# Later than so many months after the time, nobody is asked any more.
LATE = 3


class AlreadyRecorded(Exception):
    """This training stands there: the same person, day and place."""


@transaction.atomic
def set_follow_up_times(
    *, workshop: Workshop, months: Collection[int], by: AbstractBaseUser
) -> Workshop:
    """Say after how many months participants are asked whether they used it; none, and nobody is asked."""
    workshop.follow_up_after = " ".join(str(one) for one in sorted(months))
    workshop.save(update_fields=["follow_up_after"])
    record(by, "set times of follow-up", workshop, months=workshop.follow_up_months)
    return workshop


@transaction.atomic
def ask_whether_used(*, workshop: Workshop, at: datetime, months: int = 6) -> int:
    """Ask all who came, each once for that time; how many now. `months` is how long ago the workshop was meant to be."""
    asked = 0
    for registration in evaluators(workshop).exclude(follow_ups__months=months):
        follow_up = FollowUp.objects.create(registration=registration, months=months, asked_at=at)
        asked += 1
        if registration.address:
            write_follow_up(follow_up=follow_up)
    if asked:
        record(None, "asked whether it was used", workshop, people=asked)
    return asked


def ask_who_is_due(*, at: datetime) -> int:
    """Ask after every workshop that ended as many months ago as it says; how many people."""
    return sum(_ask_after(months, at) for months in FOLLOW_UP_MONTHS)


def _ask_after(months: int, at: datetime) -> int:
    today = localdate(at)
    # The last of a month has no such day in every month after it, so what is near is looked at one by one.
    near = Workshop.objects.select_related("meeting").filter(
        meeting__ends_on__lte=add_months(today, 1 - months),
        meeting__ends_on__gt=add_months(today, -months - LATE),
    )
    due = [
        one
        for one in near
        if months in one.follow_up_months
        and one.meeting.ends_on
        and add_months(one.meeting.ends_on, months) <= today
    ]
    return sum(ask_whether_used(workshop=one, at=at, months=months) for one in due)


@transaction.atomic
def answer_follow_up(
    *,
    follow_up: FollowUp,
    used: str,
    channel: str,
    at: datetime,
    barrier: str = "",
    example: str = "",
) -> FollowUp:
    """Keep whether it was used. Answering again replaces what was said first."""
    follow_up.used, follow_up.channel, follow_up.answered_at = used, channel, at
    follow_up.barrier = barrier if used != FollowUp.Used.YES else ""
    follow_up.example = example.strip()
    follow_up.save()
    record(follow_up.registration.person, "said whether it was used", follow_up)
    return follow_up


@transaction.atomic
def record_cascade(
    *,
    registration: Registration,
    held_on: date,
    place: str,
    people: int,
    channel: str,
    at: datetime,
    topic: str = "",
    women: int | None = None,
) -> CascadeEvent:
    """Write down a training that somebody who was trained held for others. Raises AlreadyRecorded."""
    try:
        with transaction.atomic():
            event = CascadeEvent.objects.create(
                registration=registration, held_on=held_on, place=place.strip(),
                topic=topic.strip(), people=people, women=women, channel=channel, recorded_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyRecorded from None
    record(registration.person, "recorded training passed on", event)
    return event
