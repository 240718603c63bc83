"""What the worker does for polls: tell of them, remind whoever has not voted, count them, tell what came of it.

Nobody is written to twice: each letter says once and for all what it is about.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.actions.polls import close_due_polls
from whimbrel.community.emails.polls import write_poll, write_poll_reminder, write_poll_result
from whimbrel.community.models import Poll, Subscription
from whimbrel.community.queries.polls import silent_people, with_options
from whimbrel.community.queries.spaces import people_of
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of

# So long before the deadline, and never before half of the time is over.
REMINDED_BEFORE = timedelta(days=2)


def tend_polls(*, at: datetime) -> int:
    """Do all that is due for polls at that moment; how many letters were written."""
    close_due_polls(at=at)
    standing = with_options(Poll.objects.filter(withdrawn_at=None).select_related("space__within"))
    letters = 0
    for poll in standing.filter(told_at=None):
        letters += _tell(poll, at=at)
    for poll in standing.filter(reminded_at=None, closed_at=None, closes_at__gt=at):
        if at >= reminder_at(poll):
            letters += _remind(poll, at=at)
    for poll in standing.filter(closed_at__isnull=False, result_told_at=None):
        letters += _tell_result(poll, at=at)
    return letters


def reminder_at(poll: Poll) -> datetime:
    half = poll.opened_at + (poll.closes_at - poll.opened_at) / 2
    return max(half, poll.closes_at - REMINDED_BEFORE)


@transaction.atomic
def _tell(poll: Poll, *, at: datetime) -> int:
    people = _written_to(poll, at=at)
    letters = [write_poll(poll=poll, to=recipient_of(one)) for one in people]
    Poll.objects.filter(pk=poll.pk).update(told_at=at)
    return sum(one is not None for one in letters)


@transaction.atomic
def _remind(poll: Poll, *, at: datetime) -> int:
    silent = set(silent_people(poll, on=localdate(at), at=at).values_list("pk", flat=True))
    people = [one for one in _written_to(poll, at=at) if one.pk in silent]
    letters = [write_poll_reminder(poll=poll, to=recipient_of(one)) for one in people]
    Poll.objects.filter(pk=poll.pk).update(reminded_at=at)
    return sum(one is not None for one in letters)


@transaction.atomic
def _tell_result(poll: Poll, *, at: datetime) -> int:
    people = _written_to(poll, at=at)
    letters = [write_poll_result(poll=poll, to=recipient_of(one)) for one in people]
    Poll.objects.filter(pk=poll.pk).update(result_told_at=at)
    return sum(one is not None for one in letters)


def _written_to(poll: Poll, *, at: datetime) -> list[User]:
    """Who belongs to the space, save whoever wants nothing from it."""
    none = Subscription.objects.filter(space=poll.space, often=Subscription.Often.NOTHING)
    people = people_of(poll.space, on=localdate(at), at=at)
    return list(people.exclude(pk__in=none.values("person")))
