from datetime import timedelta

import pytest

from tests.factories.community import NOON, SpaceFactory, a_poll
from tests.factories.inbox import a_letter
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.polls import (
    GRACE,
    PollClosed,
    close_due_polls,
    vote,
    withdraw_poll,
)
from whimbrel.community.models import MembershipRule, Poll
from whimbrel.community.queries.polls import result_rows, tallies
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import JournalEntry, ReceivedLetter

pytestmark = pytest.mark.django_db
DEADLINE = NOON + timedelta(days=7)


@pytest.fixture
def space():
    space = SpaceFactory()
    MembershipRule.objects.create(space=space, role="nfp")
    return space


def member(**fields):
    return DesignationFactory(**fields).person


def voted(poll, number, by, at=NOON + timedelta(hours=1)):
    return vote(poll=poll, option=poll.options.get(number=number), by=by, at=at)


def counts(poll):
    return [one.votes for one in tallies(poll)]


def test_one_person_has_one_vote_and_may_change_it(space):
    poll, person = a_poll(space=space, closes_at=DEADLINE), member()

    voted(poll, 1, person)
    voted(poll, 2, person)

    assert counts(poll) == [0, 1]


def test_a_poll_sent_twice_is_opened_once(space):
    poll = a_poll(space=space)
    entry = JournalEntry.objects.filter(verb="opened poll").count()

    assert (Poll.objects.count(), entry) == (1, 1)
    assert [one.words for one in poll.options.all()] == ["Nairobi", "Dakar"]


def test_a_vote_counts_to_the_last_second_and_not_at_the_deadline(space):
    poll, early, late = a_poll(space=space, closes_at=DEADLINE), member(), member()

    voted(poll, 1, early, at=DEADLINE - timedelta(seconds=1))
    with pytest.raises(PollClosed):
        voted(poll, 1, late, at=DEADLINE)

    assert counts(poll) == [1, 0]


def test_it_is_counted_when_all_that_left_in_time_has_arrived(space):
    poll = a_poll(space=space, closes_at=DEADLINE)
    voted(poll, 2, member())

    assert close_due_polls(at=DEADLINE + timedelta(seconds=1)) == []
    assert close_due_polls(at=DEADLINE + GRACE) == [poll]

    poll.refresh_from_db()
    assert (counts(poll), poll.electorate) == ([0, 1], 1)
    assert close_due_polls(at=DEADLINE + GRACE) == []


def test_it_waits_for_a_letter_that_came_in_time_and_is_not_read_yet(space, settings):
    settings.MAIL_IN = "house@in.example.org"
    poll, person = a_poll(space=space, closes_at=DEADLINE), member()
    to = reply_address("poll", poll.pk, person.pk)
    letter = take_letter(
        raw=a_letter(sender=person.email, to=to), recipient=to, door=ReceivedLetter.Door.LMTP
    )
    ReceivedLetter.objects.update(received_at=DEADLINE - timedelta(seconds=1))

    assert close_due_polls(at=DEADLINE + GRACE) == []
    ReceivedLetter.objects.filter(pk=letter.pk).update(posted_at=DEADLINE)
    assert close_due_polls(at=DEADLINE + GRACE) == [poll]


def test_of_a_secret_poll_only_the_numbers_stay(space):
    poll = a_poll(space=space, closes_at=DEADLINE, is_secret=True)
    voted(poll, 1, member())
    assert "name" not in result_rows(poll)[0]

    close_due_polls(at=DEADLINE + GRACE)

    poll.refresh_from_db()
    assert counts(poll) == [1, 0]
    assert poll.votes.get().option is None


def test_an_open_poll_gives_every_vote_with_its_way_in(space):
    poll, person = a_poll(space=space), member(country__iso3="KEN")
    voted(poll, 1, person)

    columns, rows = result_rows(poll)

    assert dict(zip(columns, rows[0], strict=True)) == {
        "option": 1, "text": "Nairobi", "name": person.display_name, "role": "nfp",
        "country": "KEN", "channel": "web", "voted_at": "2026-03-01T13:00:00+00:00",
    }  # fmt: skip


def test_a_poll_taken_back_takes_no_votes_and_is_never_counted(space):
    poll = a_poll(space=space, closes_at=DEADLINE)
    withdraw_poll(poll=poll, by=UserFactory(), at=NOON)

    with pytest.raises(PollClosed):
        voted(poll, 1, member())
    assert close_due_polls(at=DEADLINE + GRACE) == []
