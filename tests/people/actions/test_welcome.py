import pytest

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.people.actions import finish_welcome, take_welcome_step
from whimbrel.people.models import WelcomeStep

pytestmark = pytest.mark.django_db


def test_a_step_taken_twice_is_written_down_once():
    person = UserFactory()
    take_welcome_step(person=person, step="writing")
    take_welcome_step(person=person, step="writing")

    assert WelcomeStep.objects.count() == JournalEntry.objects.count() == 1


def test_a_step_that_is_none_is_refused():
    with pytest.raises(KeyError):
        take_welcome_step(person=UserFactory(), step="dancing")


def test_the_day_of_the_welcome_is_kept_when_it_is_finished_again():
    person = finish_welcome(person=UserFactory())
    first = person.welcomed_at

    assert finish_welcome(person=person).welcomed_at == first
    assert JournalEntry.objects.count() == 1
