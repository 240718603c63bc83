"""Polls: opened, voted in, closed at their deadline, or taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils.timezone import localdate

from whimbrel.community.actions.posts import office_of
from whimbrel.community.actions.webhook_events import tell_programs
from whimbrel.community.models import Poll, PollOption, PollVote, Post, Space, Thread
from whimbrel.community.queries.public_talk import poll_as_data
from whimbrel.community.queries.spaces import people_of
from whimbrel.core.inbox.unread import letters_in_time
from whimbrel.core.journal import record
from whimbrel.people.models import User

# What left a browser or a mail server in time has arrived by then.
GRACE = timedelta(minutes=2)


class PollClosed(Exception):
    """The poll takes no more votes; nothing was changed."""


@dataclass(frozen=True)
class Asked:
    """What is asked: question and options, each by language; `key` as the form made it."""

    question: Mapping[str, str]
    options: Sequence[Mapping[str, str]]
    closes_at: datetime
    key: str
    is_secret: bool = False


@transaction.atomic
def open_poll(
    *, space: Space, asked: Asked, by: User, at: datetime, thread: Thread | None = None
) -> Poll:
    """Put a question to all who belong to the space. Doing it twice with the same key opens one."""
    before = Poll.objects.filter(key=asked.key).first()
    if before is not None:
        return before
    poll = Poll.objects.create(
        space=space,
        thread=thread,
        question=dict(asked.question),
        is_secret=asked.is_secret,
        opened_by=by,
        opened_at=at,
        closes_at=asked.closes_at,
        key=asked.key,
    )
    PollOption.objects.bulk_create(
        PollOption(poll=poll, number=number, text=dict(text))
        for number, text in enumerate(asked.options, 1)
    )
    record(by, "opened poll", poll)
    return poll


@transaction.atomic
def vote(
    *, poll: Poll, option: PollOption, by: User, at: datetime, channel: str = Post.Channel.WEB
) -> PollVote:
    """Keep the person's vote in place of what they voted before. `at` is when it came in. Raises PollClosed."""
    locked = Poll.objects.select_for_update().get(pk=poll.pk)
    if not locked.is_open(at=at):
        raise PollClosed
    role, country = office_of(by)
    kept, _ = PollVote.objects.update_or_create(
        poll=locked,
        person=by,
        defaults={
            "option": option, "name": by.display_name[:200], "role": role, "country_id": country,
            "channel": channel, "voted_at": at,
        },
    )  # fmt: skip
    # Not for whom: the journal is read by more people than a secret ballot may be.
    record(by, "voted", locked)
    return kept


@transaction.atomic
def withdraw_poll(*, poll: Poll, by: User, at: datetime) -> Poll:
    """Take the poll back before it is counted. Raises PollClosed."""
    locked = Poll.objects.select_for_update().get(pk=poll.pk)
    if locked.closed_at or locked.withdrawn_at:
        raise PollClosed
    locked.withdrawn_at = at
    locked.save(update_fields=["withdrawn_at"])
    record(by, "withdrew", locked)
    return locked


def close_due_polls(*, at: datetime) -> list[Poll]:
    """Close every poll whose deadline is past and whose letters are all read; those closed now."""
    due = Poll.objects.filter(closed_at=None, withdrawn_at=None, closes_at__lte=at - GRACE)
    closed = [close_poll(poll=one, at=at) for one in due.order_by("closes_at")]
    return [one for one in closed if one is not None]


@transaction.atomic
def close_poll(*, poll: Poll, at: datetime) -> Poll | None:
    """Count the votes; of a secret poll what each person chose is forgotten. None where it is not time yet."""
    locked = Poll.objects.select_for_update().get(pk=poll.pk)
    is_due = at >= locked.closes_at + GRACE
    if locked.closed_at or locked.withdrawn_at or not is_due:
        return None
    if letters_in_time("poll", locked.pk, before=locked.closes_at).exists():
        return None
    for option in locked.options.annotate(counted=Count("votes")):
        PollOption.objects.filter(pk=option.pk).update(votes_total=option.counted)
    if locked.is_secret:
        locked.votes.update(option=None)
    locked.closed_at = at
    locked.electorate = people_of(locked.space, on=localdate(at), at=at).count()
    locked.save(update_fields=["closed_at", "electorate"])
    tell_programs(
        "poll.closed", f"poll.closed:{locked.pk}", space=locked.space, at=at, data=poll_as_data(locked)
    )  # fmt: skip
    record(None, "closed poll", locked)
    return locked
