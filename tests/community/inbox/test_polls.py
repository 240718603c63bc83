from datetime import UTC, datetime, timedelta

import pytest

from tests.community.actions.test_polls import member
from tests.factories.community import SpaceFactory, a_poll
from tests.factories.inbox import an_inbound, arrive
from whimbrel.community.inbox.polls import chosen_option
from whimbrel.community.inbox.polls import poll as receive
from whimbrel.community.models import MembershipRule, PollVote
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.outcomes import Answered
from whimbrel.core.models import Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
RECEIVED = datetime(2026, 3, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def space():
    space = SpaceFactory()
    MembershipRule.objects.create(space=space, role="nfp")
    return space


def send(poll, person, text, **words):
    return receive(an_inbound(person=person, kind="poll", payload=str(poll.pk), text=text, **words))


def test_a_number_in_a_letter_is_a_vote_and_is_acknowledged(space):
    poll, person = a_poll(space=space), member()

    outcome = send(poll, person, "2")

    kept = PollVote.objects.get()
    assert (kept.option.number, kept.channel, kept.voted_at) == (2, "email", RECEIVED)
    assert isinstance(outcome, Answered)
    assert "Your vote is counted: 2. Dakar" in outcome.text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2), ("(2)", 2), ("2.", 2), ("2. Dakar", 2), ("b", 2), ("B)", 2), ("Dakar", 2),
        ("à dakar !", 2), ("٢", 2), ("1\n\nBecause it is near.", 1), ("3", None), ("2 or 1", None),
        ("I cannot say", None), ("", None),
    ],
)  # fmt: skip
def test_a_choice_is_read_as_people_write_it(text, number):
    poll = a_poll(options=["Nairobi", {"en": "Dakar", "fr": "à Dakar"}])

    chosen = chosen_option(text, list(poll.options.all()))

    assert (chosen.number if chosen else None) == number


def test_yes_in_any_language_chooses_the_option_that_says_yes():
    poll = a_poll(options=["No", "Yes"])

    assert chosen_option("Oui", list(poll.options.all())).number == 2
    assert chosen_option("لا", list(poll.options.all())).number == 1


def test_a_letter_that_names_no_option_is_answered_with_all_of_them(space):
    poll, person = a_poll(space=space), member()

    outcome = send(poll, person, "It depends on the rains.")

    assert "1. Nairobi\n2. Dakar" in outcome.text
    assert not PollVote.objects.exists()


def test_what_counts_is_when_the_letter_came_and_not_when_it_was_read(space):
    poll = a_poll(space=space, closes_at=RECEIVED + timedelta(seconds=1))
    early, late = member(), member()

    send(poll, early, "1")
    outcome = send(poll, late, "1", received_at=RECEIVED + timedelta(seconds=1))

    assert PollVote.objects.get().person == early
    assert "came later and was not counted" in outcome.text


def test_whoever_does_not_belong_there_does_not_vote(space):
    poll = a_poll(space=space)

    outcome = send(poll, member(role="councillor"), "1")

    assert "Only those who belong to the space vote" in outcome.text
    assert not PollVote.objects.exists()


def test_a_vote_goes_through_the_whole_house_and_is_answered(space):
    poll, person = a_poll(space=space), member()

    arrived = arrive(to=reply_address("poll", poll.pk, person.pk), sender=person.email, text="1")

    assert arrived.state == ReceivedLetter.State.ANSWERED
    assert arrived.outcome == PollVote.objects.get()
    assert "counted: 1. Nairobi" in Letter.objects.get().text
