import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.moderation import (
    NothingToSplit,
    merge_thread,
    move_thread,
    raise_flag,
    settle_post,
    split_thread,
)
from whimbrel.community.actions.posts import write_post
from whimbrel.community.models import Flag

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


def numbers(thread):
    return list(thread.posts.values_list("number", flat=True))


def test_posts_that_are_split_off_keep_their_order_and_the_rest_keep_their_numbers(member):
    thread = threaded(by=member, posts=4)
    moved = list(thread.posts.filter(number__in=[2, 4]).values_list("pk", flat=True))

    other = split_thread(thread=thread, numbers=[4, 2], title="Another matter", by=member)

    thread.refresh_from_db()
    assert list(other.posts.values_list("pk", flat=True)) == moved
    assert numbers(other) == [1, 2]
    assert (numbers(thread), thread.posts_total) == ([1, 3], 2)


@pytest.mark.parametrize("wanted", [[], [9], [1, 2]])
def test_a_thread_is_never_left_without_a_post(member, wanted):
    thread = threaded(by=member, posts=2)

    with pytest.raises(NothingToSplit):
        split_thread(thread=thread, numbers=wanted, title="None", by=member)

    assert numbers(thread) == [1, 2]


def test_merged_posts_follow_and_the_thread_says_where_they_went(member):
    thread, into = threaded(by=member, posts=2), threaded(by=member, posts=3)

    merge_thread(thread=thread, into=into, by=member, at=NOON)

    into.refresh_from_db()
    assert (numbers(into), into.posts_total) == ([1, 2, 3, 4, 5], 5)
    assert thread.merged_into == into


def test_a_moved_thread_keeps_its_posts(member):
    thread, space = threaded(by=member), SpaceFactory()

    move_thread(thread=thread, to=space, by=member)

    assert space.threads.get() == thread


@pytest.mark.parametrize(("stands", "total"), [(True, 2), (False, 1)])
def test_a_held_post_is_let_in_or_taken_away(member, stands, total):
    thread = threaded(by=member)
    held = write_post(thread=thread, by=UserFactory(), words=words("Hello"))

    settle_post(post=held, stands=stands, by=member, at=NOON)

    thread.refresh_from_db()
    assert thread.posts_total == total


def test_a_decision_settles_all_reports_of_the_post(member):
    post = threaded(by=member).posts.get()
    for person in UserFactory.create_batch(2):
        raise_flag(post=post, by=person, why="Rude", at=NOON)

    settle_post(post=post, stands=True, by=member, at=NOON)

    assert not Flag.objects.filter(settled_at=None).exists()
