import json
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.community.actions.test_webhooks import hooked, member, sent, server
from tests.factories.community import SpaceFactory, a_consultation, a_poll, threaded
from whimbrel.community.actions.consultations import close_consultation
from whimbrel.community.actions.moderation import merge_thread, move_thread, split_thread
from whimbrel.community.actions.polls import close_poll, vote
from whimbrel.community.actions.posts import change_post, remove_post
from whimbrel.community.actions.threads import accept_answer, close_thread, say_what_about
from whimbrel.community.models import WebhookDelivery

pytestmark = pytest.mark.django_db
__all__ = ["member", "server"]


@pytest.fixture
def everything(server):
    return hooked(server, tells_of="everything")


def kinds(server):
    found = [one["type"] for one in sent(server)]
    server.got.clear()
    return found


def test_who_wants_everything_hears_what_becomes_of_a_post(server, everything, member):
    thread = threaded(by=member, posts=2)
    post = thread.posts.get(number=2)
    change_post(post=post, text="Not told of yet.", by=member, at=now())
    assert kinds(server) == ["thread.started", "post.written"]
    post.refresh_from_db()

    change_post(post=post, text="Better.", by=member, at=now())
    (changed,) = sent(server)
    assert (changed["type"], changed["data"]["post"]["words"]) == ("post.changed", "Better.")
    server.got.clear()
    remove_post(post=post, by=member, at=now())
    (removed,) = sent(server)
    assert removed["type"] == "post.removed"
    assert removed["data"] == {"thread": {"id": thread.pk}, "post": {"id": post.pk, "number": 2}}
    server.got.clear()
    remove_post(post=post, by=member, at=None)
    assert kinds(server) == ["post.restored"]


def test_who_wants_everything_hears_what_becomes_of_a_thread(server, everything, member):
    thread, into = threaded(by=member, posts=3), threaded(by=member)
    kinds(server)

    close_thread(thread=thread, at=now(), by=member)
    close_thread(thread=thread, at=None, by=member)
    accept_answer(thread=thread, post=thread.posts.get(number=2), by=member, at=now())
    say_what_about(thread=thread, by=member, tags=["waders"])
    split_thread(thread=thread, numbers=[3], title="Apart", by=member)
    assert kinds(server) == [
        "thread.closed", "thread.reopened", "thread.answered", "thread.changed", "thread.split",
    ]  # fmt: skip

    merge_thread(thread=thread, into=into, by=member, at=now())
    (merged,) = sent(server)
    assert merged["type"] == "thread.removed"
    assert merged["data"]["thread"]["merged_into"] == into.pk


def test_a_thread_that_moves_is_told_to_both_spaces_and_into_a_closed_one_only_as_gone(
    server, member
):
    thread = threaded(by=member, title="Counting")
    before = thread.space
    other, closed = SpaceFactory(slug="other"), SpaceFactory(slug="closed", open_to="closed")
    for space in (before, other):
        hooked(server, space=space, tells_of="everything")
    kinds(server)

    move_thread(thread=thread, to=other, by=member)
    assert kinds(server) == ["thread.moved", "thread.moved"]

    move_thread(thread=thread, to=closed, by=member)
    (gone,) = sent(server)
    assert gone["type"] == "thread.removed"
    assert gone["data"] == {"thread": {"id": thread.pk, "space": "other"}}


@pytest.mark.parametrize("tells_of", ["threads", "posts"])
def test_who_wants_only_what_is_written_hears_of_no_changes(server, member, tells_of):
    hooked(server, tells_of=tells_of)
    thread = threaded(by=member)
    kinds(server)

    close_thread(thread=thread, at=now(), by=member)

    assert kinds(server) == []


def test_nothing_that_happens_in_other_spaces_is_told(server, everything, member):
    thread = threaded(SpaceFactory(open_to="members"), by=member, posts=2)
    sent(server)

    close_thread(thread=thread, at=now(), by=member)
    remove_post(post=thread.posts.get(number=2), by=member, at=now())

    assert kinds(server) == []


def test_what_was_closed_to_the_public_meanwhile_is_not_told(server, everything, member):
    thread = threaded(by=member)
    kinds(server)
    close_thread(thread=thread, at=now(), by=member)

    thread.space.open_to = "closed"
    thread.space.save()

    assert kinds(server) == []
    assert WebhookDelivery.objects.get(kind="thread.closed").why.startswith(
        "It is no longer public"
    )


def test_a_counted_poll_is_told_in_numbers_and_names_nobody(server, everything, member):
    poll = a_poll(at=now() - timedelta(days=2), closes_at=now() - timedelta(hours=1))
    vote(poll=poll, option=poll.options.get(number=1), by=member, at=now() - timedelta(days=1))

    close_poll(poll=poll, at=now())

    (told,) = sent(server)
    assert told["type"] == "poll.closed"
    assert [(one["text"]["en"], one["votes"]) for one in told["data"]["poll"]["options"]] == [
        ("Nairobi", 1), ("Dakar", 0),
    ]  # fmt: skip
    assert "Focal point" not in json.dumps(told)


@pytest.mark.parametrize(("is_public", "number"), [(True, 1), (False, 0)])
def test_an_outcome_is_told_where_everybody_may_read_it(server, everything, is_public, number):
    opened = a_consultation(
        kind="silence", is_outcome_public=is_public, closes_at=now() - timedelta(hours=1),
        at=now() - timedelta(days=2),
    )  # fmt: skip

    close_consultation(consultation=opened, at=now())

    found = sent(server)
    assert len(found) == number
    for told in found:
        assert told["type"] == "outcome.published"
        assert told["data"]["outcome"]["is_adopted"] is True
        assert told["data"]["outcome"]["parties"]["asked"] > 0
