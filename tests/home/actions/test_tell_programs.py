from datetime import timedelta

import pytest

from tests.factories.meetings import ISSUED, drafted, issued
from tests.factories.people import UserFactory
from whimbrel.community.actions.webhooks import set_webhook
from whimbrel.community.models import WebhookDelivery
from whimbrel.community.queries.webhooks import message_of
from whimbrel.home.actions.tell_programs import tell_of_notifications

pytestmark = pytest.mark.django_db
LATER = ISSUED + timedelta(hours=1)


def hook(tells_of="everything", at=ISSUED - timedelta(days=1)):
    url = "https://example.org/hook"
    return set_webhook(url=url, space=None, tells_of=tells_of, by=UserFactory(), at=at)


def test_a_notification_is_told_once_to_who_wants_everything_and_a_draft_to_nobody():
    hook(), hook(tells_of="posts")
    issued()
    drafted()

    tell_of_notifications(at=LATER)
    tell_of_notifications(at=LATER)

    said = message_of(WebhookDelivery.objects.get())
    assert said["type"] == "notification.issued"
    told = said["data"]["notification"]
    assert told["symbol"] == "2026/001"
    assert told["subject"] == {"en": "Nominations for the workshop"}
    assert told["deadline_on"] == "2026-04-30"
    assert told["page"].startswith("http")


def test_a_webhook_hears_nothing_of_what_was_issued_before_it_was_set():
    issued()
    hook(at=LATER)

    tell_of_notifications(at=LATER + timedelta(minutes=5))

    assert not WebhookDelivery.objects.exists()


def test_what_was_issued_long_ago_is_no_news():
    hook()
    issued()

    tell_of_notifications(at=ISSUED + timedelta(days=3))

    assert not WebhookDelivery.objects.exists()
