"""Polls: those that somebody may see, what they voted, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, QuerySet

from whimbrel.community.models import Poll, PollOption, PollVote, Space
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import people_of, spaces_visible_to
from whimbrel.core.languages import LANGUAGES
from whimbrel.people.models import User

COLUMNS_OPEN = ["option", "text", "name", "role", "country", "channel", "voted_at"]
COLUMNS_SECRET = ["option", "text", "votes"]


@dataclass(frozen=True)
class Tally:
    """One option with its votes; `share` of those who voted, in whole hundredths; who voted so, where it is open."""

    option: PollOption
    votes: int
    share: int
    voters: tuple[PollVote, ...] = ()


def polls_visible_to(belonging: Belonging) -> QuerySet[Poll]:
    return Poll.objects.filter(space__in=spaces_visible_to(belonging).values("pk")).select_related(
        "space__within", "thread"
    )


def polls_of(space: Space) -> QuerySet[Poll]:
    """The space's polls, those still open first."""
    return Poll.objects.filter(space=space).order_by("-closes_at", "-pk")


def vote_of(poll: Poll, person_id: int | None) -> PollVote | None:
    return poll.votes.filter(person=person_id or 0).select_related("option").first()


def tallies(poll: Poll) -> list[Tally]:
    """The options with their votes. Three queries. Whoever shows them asks `can_see_result` first."""
    by_option: dict[int | None, list[PollVote]] = {}
    if not poll.is_secret:
        for vote in poll.votes.select_related("country"):
            by_option.setdefault(vote.option_id, []).append(vote)
    options = list(poll.options.annotate(counted=Count("votes")))
    is_frozen = poll.closed_at is not None
    numbers = [one.votes_total if is_frozen else one.counted for one in options]
    total = sum(numbers)
    return [
        Tally(one, n, round(100 * n / total) if total else 0, tuple(by_option.get(one.pk, ())))
        for one, n in zip(options, numbers, strict=True)
    ]


def result_rows(poll: Poll) -> tuple[list[str], list[list[object]]]:
    """The result as a table to take away: of an open poll every vote, of a secret one the numbers alone."""
    told = tallies(poll)
    if poll.is_secret:
        return COLUMNS_SECRET, [[one.option.number, one.option.words, one.votes] for one in told]
    return COLUMNS_OPEN, [
        [
            one.option.number, one.option.words, vote.name, vote.role,
            vote.country.iso3 if vote.country else "", vote.channel, vote.voted_at.isoformat(),
        ]
        for one in told
        for vote in one.voters
    ]  # fmt: skip


def silent_people(poll: Poll, *, on: date, at: datetime) -> QuerySet[User]:
    """Who belongs to the space and has not voted."""
    voted = poll.votes.values("person")
    return people_of(poll.space, on=on, at=at).exclude(pk__in=voted)


def polls_to_vote(belonging: Belonging, *, at: datetime) -> QuerySet[Poll]:
    """Open polls in the person's own spaces in which they have not voted, the first to close first."""
    voted = PollVote.objects.filter(person=belonging.person_id or 0).values("poll")
    return (
        Poll.objects.open(at=at)
        .filter(space__in=belonging.spaces)
        .exclude(pk__in=voted)
        .select_related("space")
        .order_by("closes_at", "pk")
    )


def with_options(polls: QuerySet[Poll]) -> QuerySet[Poll]:
    return polls.prefetch_related(Prefetch("options", PollOption.objects.order_by("number")))


def languages_of(poll: Poll) -> list[str]:
    """What the languages are called in which the poll can be read."""
    return [name for code, name in LANGUAGES if poll.question.get(code)]
