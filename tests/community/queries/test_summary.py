from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.community.actions.posts import write_post
from whimbrel.community.actions.threads import accept_answer
from whimbrel.community.queries.summary import bounds_of, monday_before, summary_of

pytestmark = pytest.mark.django_db
SINCE, UNTIL = NOON - timedelta(days=1), NOON + timedelta(days=6)


@pytest.fixture
def kenya():
    return DesignationFactory(country=CountryFactory(name_en="Kenya")).person


@pytest.fixture
def chad():
    return DesignationFactory(country=CountryFactory(name_en="Chad")).person


def test_posts_people_and_countries_are_counted_once_each(kenya, chad):
    space = SpaceFactory()
    thread = threaded(space, kenya, posts=3)
    write_post(thread=thread, by=chad, words=words(written_at=NOON))
    write_post(thread=thread, by=UserFactory(), words=words("Held", written_at=NOON))
    write_post(thread=thread, by=chad, words=words("Later", written_at=UNTIL))
    write_post(thread=thread, by=chad, words=words("Old", written_at=NOON, channel="import"))

    found = summary_of(space, since=SINCE, until=UNTIL)

    assert (found.posts, found.people, found.countries) == (4, 2, 2)
    assert found.started == [thread]
    assert found.busiest == [thread]


def test_questions_are_told_by_what_became_of_them(kenya, chad):
    space = SpaceFactory()
    open_one = threaded(space, kenya, kind="question", title="Open")
    answered = threaded(space, kenya, kind="question", title="Answered", posts=2)
    accept_answer(
        thread=answered, post=answered.posts.last(), by=kenya, at=NOON + timedelta(days=1)
    )
    threaded(SpaceFactory(), kenya, kind="question")

    found = summary_of(space, since=SINCE, until=UNTIL)

    assert found.answered == [answered]
    assert found.waiting == [open_one]


def test_a_week_without_a_word_is_empty(kenya):
    assert summary_of(SpaceFactory(), since=SINCE, until=UNTIL).is_empty


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_thread_or_three(number, kenya, django_assert_num_queries):
    space = SpaceFactory()
    for _ in range(number):
        threaded(space, kenya, posts=2)

    with django_assert_num_queries(5):
        summary_of(space, since=SINCE, until=UNTIL)


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2026, 3, 15)])
def test_the_last_whole_week_begins_on_the_monday_before_this_week(day):
    assert monday_before(day) == date(2026, 3, 2)


def test_a_week_has_seven_days():
    since, until = bounds_of(date(2026, 3, 2))

    assert until - since == timedelta(days=7)
    assert since <= datetime(2026, 3, 2, 12, tzinfo=UTC) < until
