import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import remove_post, write_post
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.threads import posts_of, threads_of, threads_over_spaces

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return DesignationFactory().person


def test_a_reader_who_turns_the_pages_misses_and_sees_twice_no_post(person):
    thread = threaded(by=person, posts=120)
    seen, start = [], 1
    while start:
        page = posts_of(thread, from_number=start)
        seen += [one["number"] for one in page.posts]
        # Meanwhile something is written, and something on a page that was read is taken away.
        write_post(thread=thread, by=person, words=words(written_at=NOON))
        remove_post(post=thread.posts.get(number=start + 4), by=person, at=NOON)
        thread.refresh_from_db()
        start = next((one for one in posts_of(thread).starts if one > page.first), 0)

    assert seen == list(range(1, 123))


@pytest.mark.parametrize("is_over_all", [True, False])
def test_a_reader_who_turns_the_pages_of_a_list_misses_no_thread(person, is_over_all):
    space = SpaceFactory()
    before = [threaded(space, person).pk for _ in range(65)]
    seen, after = [], ""
    while True:
        page = (
            threads_over_spaces(Belonging(), after=after)
            if is_over_all
            else threads_of(space, after=after)
        )
        seen += [one.pk for one in page.threads]
        threaded(space, person)
        after = page.next
        if not after:
            break

    assert sorted(seen) == sorted(before)
