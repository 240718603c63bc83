from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.community import SpaceFactory, threaded
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.bookmarks import drop_bookmark, keep_bookmark, remind
from whimbrel.community.models import Bookmark, Space
from whimbrel.community.needs import bookmarks
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def person():
    return DesignationFactory(person=UserFactory(time_zone="UTC", written_to="never")).person


@pytest.fixture
def post():
    return threaded(SpaceFactory(), DesignationFactory().person, title="Counting").posts.get()


def test_the_letter_comes_on_the_day_by_their_own_clock_and_once(post):
    person = DesignationFactory(person=UserFactory(time_zone="Pacific/Auckland")).person
    keep_bookmark(post=post, person=person, note="Ask again", remind_on=date(2026, 3, 3))

    assert remind(at=datetime(2026, 3, 2, 10, tzinfo=UTC)) == 0
    assert remind(at=NOON) == 1
    assert remind(at=NOON) == 0

    letter = Letter.objects.get(recipient=person)
    assert letter.subject == "You wanted to be reminded of “Counting”"
    assert letter.text.startswith("Ask again")


def test_whoever_wants_no_letters_gets_the_one_they_asked_for(post, person, settings):
    settings.MAIL_IN = "house@in.example.org"
    keep_bookmark(post=post, person=person, note="", remind_on=MONDAY)

    assert remind(at=NOON) == 1
    assert Letter.objects.get(recipient=person).reply_to.startswith("house+thread-")


def test_it_stands_on_the_desk_from_that_day_until_it_is_dropped(post, person):
    keep_bookmark(post=post, person=person, note="", remind_on=MONDAY)
    assert bookmarks(person, NOON - timedelta(days=1)) == []
    assert [one.text for one in bookmarks(person, NOON)] == ["Counting"]

    drop_bookmark(post=post, person=person)

    assert bookmarks(person, NOON) == []


def test_keeping_it_again_changes_the_day_and_reminds_again(post, person):
    keep_bookmark(post=post, person=person, note="", remind_on=MONDAY)
    remind(at=NOON)

    keep_bookmark(post=post, person=person, note="", remind_on=MONDAY + timedelta(days=7))

    assert Bookmark.objects.count() == 1
    assert remind(at=NOON + timedelta(days=7)) == 1


def test_whoever_may_no_longer_read_the_space_is_told_nothing(post, person):
    keep_bookmark(post=post, person=person, note="", remind_on=MONDAY)
    Space.objects.update(open_to="closed")

    assert remind(at=NOON) == 0
    assert bookmarks(person, NOON) == []


def test_of_a_confidential_space_the_letter_tells_nothing(post, person):
    Space.objects.update(is_confidential=True)
    keep_bookmark(post=post, person=person, note="", remind_on=MONDAY)

    remind(at=NOON)

    assert "Counting" not in Letter.objects.get(recipient=person).text
