import pytest

from tests.factories.people import UserFactory
from whimbrel.people.actions import finish_welcome, take_welcome_step
from whimbrel.people.queries import next_welcome_step

pytestmark = pytest.mark.django_db


def test_a_newcomer_begins_with_the_language():
    assert next_welcome_step(UserFactory()) == "language-and-time"


def test_a_newcomer_goes_on_where_they_stopped():
    person = UserFactory()
    take_welcome_step(person=person, step="language-and-time")
    take_welcome_step(person=person, step="privacy")

    assert next_welcome_step(person) == "writing"


def test_whoever_is_at_home_is_asked_nothing():
    assert next_welcome_step(finish_welcome(person=UserFactory())) is None
