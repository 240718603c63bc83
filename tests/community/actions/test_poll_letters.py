from datetime import timedelta

import pytest

from tests.community.actions.test_polls import DEADLINE, member, voted
from tests.factories.community import NOON, SpaceFactory, a_poll
from whimbrel.community.actions.poll_letters import reminder_at, tend_polls
from whimbrel.community.actions.spaces import choose_how_often
from whimbrel.community.models import MembershipRule
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
QUESTION = {"en": "Where do we meet?", "fr": "Où nous réunir ?"}


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def poll():
    space = SpaceFactory(name_en="Africa")
    MembershipRule.objects.create(space=space, role="nfp")
    return a_poll(
        space=space, question=QUESTION, closes_at=DEADLINE,
        options=[{"en": "Nairobi"}, {"en": "Dakar", "fr": "à Dakar"}],
    )  # fmt: skip


def test_each_is_asked_once_in_their_own_language_and_by_their_own_clock(poll):
    person = member(person__language="fr", person__time_zone="Africa/Dakar")

    tend_polls(at=NOON)
    tend_polls(at=NOON + timedelta(minutes=1))

    letter = Letter.objects.get(recipient=person)
    assert "Où nous réunir ?" in letter.subject
    assert "2. à Dakar" in letter.text
    assert "Africa/Dakar" in letter.text
    assert letter.reply_to.startswith(f"house+poll-{poll.pk}-{person.pk}-")


def test_only_who_has_not_voted_is_reminded(poll):
    voter, silent = member(), member()
    tend_polls(at=NOON)
    voted(poll, 1, voter)
    Letter.objects.all().delete()

    tend_polls(at=reminder_at(poll) - timedelta(minutes=1))
    assert not Letter.objects.exists()
    tend_polls(at=reminder_at(poll))

    letter = Letter.objects.get()
    assert letter.recipient == silent
    assert "You have not voted yet" in letter.text


def test_the_result_is_told_to_all_who_belong(poll):
    voter, silent = member(), member()
    tend_polls(at=NOON)
    voted(poll, 2, voter)
    Letter.objects.all().delete()

    tend_polls(at=DEADLINE + timedelta(minutes=5))

    letters = Letter.objects.filter(subject__contains="Result")
    assert {one.recipient for one in letters} == {voter, silent}
    assert "2. Dakar: 1 vote (100 %)" in letters[0].text


def test_who_wants_nothing_of_the_space_is_not_asked(poll):
    person = member()
    choose_how_often(space=poll.space, person=person, often="nothing")

    tend_polls(at=NOON)

    assert not Letter.objects.exists()


def test_of_a_confidential_space_the_letter_tells_nothing(poll):
    poll.space.is_confidential = True
    poll.space.save()
    member()

    tend_polls(at=NOON)

    letter = Letter.objects.get()
    assert "meet" not in letter.subject + letter.text
