import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from tests.factories.webhooks import receiver
from whimbrel.community.actions.posts import remove_post, write_post
from whimbrel.community.actions.telling import tell_each
from whimbrel.community.actions.webhooks import (
    WAITS,
    end_webhook,
    send_webhooks,
    set_webhook,
    try_again,
)
from whimbrel.community.models import WebhookDelivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    with receiver() as found:
        yield found


@pytest.fixture
def member():
    return DesignationFactory(person__display_name="Focal point").person


def hooked(server, **given):
    given = {"space": None, "tells_of": "posts", "by": UserFactory(), "at": now()} | given
    return set_webhook(url=server.url, **given)


def sent(server):
    tell_each(at=now())
    send_webhooks(at=now())
    return [json.loads(body) for _headers, body in server.got]


def test_each_post_of_a_public_space_is_sent_once_with_its_thread(server, member):
    hooked(server)
    thread = threaded(by=member, posts=2, title="Counting")

    first, second = sent(server)
    assert first["type"] == "thread.started"
    assert first["data"]["thread"]["title"] == "Counting"
    assert second["type"] == "post.written"
    assert second["data"]["post"]["words"] == "And one more."
    assert second["data"]["post"]["page"].endswith(f"/threads/{thread.pk}/?from=2#p2")
    assert len(sent(server)) == 2


def test_it_is_signed_as_standard_webhooks_are(server, member):
    webhook = hooked(server)
    threaded(by=member)
    sent(server)

    headers, body = server.got[0]
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    made = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{made}"


def test_no_address_and_nothing_but_the_byline_goes_out(server, member):
    hooked(server)
    threaded(by=member)

    (told,) = sent(server)
    assert told["data"]["post"]["author"] == "Focal point"
    assert member.email not in json.dumps(told)


@pytest.mark.parametrize("given", [{"open_to": "members"}, {"open_to": "closed"}, {"is_confidential": True}])  # fmt: skip
def test_other_spaces_are_told_to_nobody(server, member, given):
    space = SpaceFactory(**given)
    hooked(server)
    hooked(server, space=space)
    threaded(space, member)

    assert sent(server) == []


def test_a_webhook_of_a_space_hears_of_no_other_and_one_of_threads_of_no_answers(server, member):
    space = SpaceFactory()
    hooked(server, space=space, tells_of="threads")
    threaded(space, member, posts=2, title="Ours")
    threaded(by=member, title="Theirs")

    assert [one["data"]["thread"]["title"] for one in sent(server)] == ["Ours"]


def test_what_was_held_is_sent_once_it_stands_and_what_was_taken_away_never(server, member):
    hooked(server)
    thread = threaded(by=member)
    held = write_post(thread=thread, by=UserFactory(), words=words("Held"))
    taken = write_post(thread=thread, by=member, words=words("Taken away"))
    assert held.held_at is not None
    tell_each(at=now())
    remove_post(post=taken, by=member, at=now())

    assert [one["data"]["post"]["number"] for one in sent(server)] == [1]
    assert "no longer public" in WebhookDelivery.objects.get(post=taken).why


def test_what_fails_is_tried_again_ever_later_and_given_up_at_the_end(server, member):
    hooked(server)
    server.status, server.body = 500, b"Out of order"
    threaded(by=member)
    at = now()
    tell_each(at=at)
    for wait in [timedelta(0), *WAITS]:
        at += wait
        send_webhooks(at=at)
        assert send_webhooks(at=at) == 0

    delivery = WebhookDelivery.objects.get()
    assert len(server.got) == delivery.tried == len(WAITS) + 1
    assert (delivery.status, delivery.why) == (500, "Out of order")
    assert delivery.failed_at == at
    assert delivery.next_at is None
    assert {headers["webhook-id"] for headers, _ in server.got} == {f"msg_{delivery.pk}"}


def test_what_failed_can_be_tried_again(server, member):
    webhook = hooked(server)
    threaded(by=member)
    tell_each(at=now())
    WebhookDelivery.objects.update(failed_at=now(), next_at=None, tried=8)

    assert try_again(webhook=webhook, by=member, at=now()) == 1
    assert send_webhooks(at=now()) == 1
    assert WebhookDelivery.objects.get().sent_at is not None


def test_one_that_does_not_answer_is_called_once_a_round(server, member):
    hooked(server)
    server.status = 503
    threaded(by=member, posts=3)

    assert len(sent(server)) == 1


def test_after_the_end_nothing_is_sent(server, member):
    webhook = hooked(server)
    threaded(by=member)
    tell_each(at=now())
    end_webhook(webhook=webhook, by=member, at=now())
    threaded(by=member)

    assert sent(server) == []


def test_an_address_that_leads_inside_is_not_called_and_the_list_says_why(server, member, settings):
    hooked(server)
    settings.WEBHOOKS_INSIDE = []
    threaded(by=member)

    assert sent(server) == []
    assert "https" in WebhookDelivery.objects.get().why
