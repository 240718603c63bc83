from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from tests.factories.community import SpaceFactory
from tests.factories.inbox import an_inbound
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.events import Planned, ask_for_time, make_event
from whimbrel.community.inbox.events import event, times
from whimbrel.community.models import TimeAnswer
from whimbrel.core.inbox.outcomes import Answered

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
THEN = now() + timedelta(days=30)


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def date(member):
    planned = Planned("call", "A call", THEN, "en")
    return make_event(space=SpaceFactory(), planned=planned, key="k", by=member, at=AT)


@pytest.fixture
def question(member):
    moments = [THEN, THEN + timedelta(days=1), THEN + timedelta(days=2)]
    return ask_for_time(
        space=SpaceFactory(), title="Budget", language="en", minutes=60, moments=moments, key="t",
        by=member, at=AT,
    )  # fmt: skip


def say(receive, record, person, text):
    return receive(an_inbound(person=person, payload=str(record.pk), text=text))


@pytest.mark.parametrize(
    ("word", "comes"),
    [("Yes", "yes"), ("oui", "yes"), ("نعم", "yes"), ("Нет", "no"), ("não", "no")],
)
def test_one_word_says_whether_one_comes(date, member, word, comes):
    outcome = say(event, date, member, word)

    assert isinstance(outcome, Answered)
    assert outcome.record == date.answers.get()
    assert date.answers.get().comes == comes


def test_other_words_and_other_people_change_nothing(date, member):
    say(event, date, member, "Where is it?")
    say(event, date, UserFactory(), "yes")

    assert not date.answers.exists()


@pytest.mark.parametrize(
    ("words", "suits"),
    [
        ("1 3", [True, False, True]), ("2", [False, True, False]), ("١ و ٢", [True, True, False]),
        ("no", [False, False, False]),
    ],
)  # fmt: skip
def test_numbers_say_which_moments_suit(question, member, words, suits):
    say(times, question, member, words)

    answers = TimeAnswer.objects.order_by("option__number").values_list("suits", flat=True)
    assert list(answers) == suits


@pytest.mark.parametrize("words", ["4", "Any of them", "1 9"])
def test_numbers_that_nobody_offered_change_nothing(question, member, words):
    outcome = say(times, question, member, words)

    assert isinstance(outcome, Answered)
    assert not TimeAnswer.objects.exists()
