"""What is asked every minute, or on every page, looks at no more rows the more is written: SQLite says which way it takes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.bookmarks import remind
from whimbrel.community.actions.files import read_files
from whimbrel.community.actions.mentions import tell_called
from whimbrel.community.actions.telling import send_digests, tell_each
from whimbrel.community.actions.webhooks import send_webhooks
from whimbrel.community.models import Space
from whimbrel.community.queries.belonging import VISITING, belonging_of
from whimbrel.community.queries.bookmarks import bookmarks_of
from whimbrel.community.queries.feeds import newest_posts
from whimbrel.community.queries.spaces import busy_spaces
from whimbrel.community.queries.threads import open_questions, posts_of, threads_of
from whimbrel.treaties.queries.offices import offices_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL chooses by what it has counted"
    ),
]
# What grows with every post.
GROWING = ("community_post", "community_thread", "community_attachment", "core_searchentry")
# These hold only what waits, or give the newest first and are read no further than a page.
SHORT = ("post_to_tell", "post_newest", "thread_newest", "file_to_read", "mention_to_tell")


def asked(work):
    """The statements that read, each with the way that SQLite takes."""
    with CaptureQueriesContext(connection) as seen:
        work()
    reading = [one["sql"] for one in seen.captured_queries if one["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        for sql in reading:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            yield sql, [row[3] for row in cursor.fetchall()]


def whole(sql, steps):
    """The steps that look at every row of a table that grows, by its name or the name it bears in a list within."""
    is_listed = any(f'"{table}" U0' in sql for table in GROWING)
    return [
        step
        for step in steps
        if (is_listed and step.startswith("SCAN U0"))
        or (
            step.startswith("SCAN")
            and any(table in step for table in GROWING)
            and not any(index in step for index in SHORT)
        )
    ]


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def thread(member):
    return threaded(by=member, posts=3)


def of(member):
    return belonging_of(offices_of(member, on=now().date()), at=now())


@pytest.mark.parametrize(
    "name", ["tell_each", "tell_called", "send_digests", "remind", "read_files", "send_webhooks"]
)
def test_what_the_worker_asks_again_and_again_looks_at_no_whole_table(thread, name):
    works = {
        "tell_each": lambda: tell_each(at=now()),
        "tell_called": lambda: tell_called(at=now()),
        "send_digests": lambda: send_digests(at=now() + timedelta(hours=1)),
        "remind": lambda: remind(at=now()),
        "read_files": read_files,
        "send_webhooks": lambda: send_webhooks(at=now()),
    }

    assert [(sql, found) for sql, steps in asked(works[name]) if (found := whole(sql, steps))] == []


@pytest.mark.parametrize("name", ["thread", "list", "spaces", "feed", "questions", "bookmarks"])
def test_what_a_page_asks_looks_at_no_whole_table(thread, member, name):
    pages = {
        "thread": lambda: posts_of(thread),
        "list": lambda: threads_of(thread.space),
        "spaces": lambda: (busy_spaces(VISITING), busy_spaces(of(member))),
        "feed": lambda: list(newest_posts(Space.objects.filter(pk=thread.space_id))),
        "questions": lambda: list(open_questions(of(member), at=now())[:100]),
        "bookmarks": lambda: list(bookmarks_of(of(member))),
    }

    assert [(sql, found) for sql, steps in asked(pages[name]) if (found := whole(sql, steps))] == []


def test_pinned_threads_are_found_without_looking_at_the_others(thread):
    ways = [steps for _sql, steps in asked(lambda: threads_of(thread.space))]

    assert any("thread_pinned_in_space" in step for steps in ways for step in steps)


def test_the_threads_of_a_space_are_counted_and_the_last_found_without_reading_them(thread):
    SpaceFactory()

    ((_sql, steps),) = asked(lambda: busy_spaces(VISITING))

    assert sum("thread_newest_of_space" in one for one in steps) == 2


def test_spaces_say_how_many_threads_they_have_and_when_the_last_was_written(thread):
    empty = SpaceFactory()
    threaded(thread.space, by=thread.started_by)

    found = {one.space.pk: (one.threads, one.last_post_at) for one in busy_spaces(VISITING)}

    assert found[thread.space_id][0] == 2
    assert found[thread.space_id][1] >= thread.last_post_at
    assert found[empty.pk] == (0, None)
