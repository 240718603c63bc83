from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.meetings import ISSUED, drafted, issued
from tests.factories.people import UserFactory
from tests.factories.treaties import TreatyActionFactory
from whimbrel.accession.actions.entries import record_entries
from whimbrel.community.actions.webhooks import set_webhook
from whimbrel.community.models import WebhookDelivery
from whimbrel.community.queries.webhooks import message_of
from whimbrel.home.actions.tell_programs import tell_of_new_parties, tell_of_notifications
from whimbrel.home.timetable import new_parties_to_programs

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


def test_a_new_party_is_told_once_with_what_the_register_shows_everybody():
    today = localdate()
    hook(at=now() - timedelta(days=1)), hook(tells_of="posts", at=now() - timedelta(days=1))
    joined = TreatyActionFactory(
        country__iso3="BRA", country__name_en="Brazil", instrument__code="CMS", in_force_on=today
    )
    TreatyActionFactory(in_force_on=today + timedelta(days=1))
    record_entries(on=today, at=now())

    new_parties_to_programs()
    new_parties_to_programs()

    said = message_of(WebhookDelivery.objects.get())
    assert said["type"] == "party.joined"
    told = said["data"]["party"]
    assert (told["iso3"], told["instrument"], told["in_force_on"]) == (
        "BRA", "CMS", joined.in_force_on.isoformat(),
    )  # fmt: skip
    assert told["name"]["en"] == "Brazil"
    assert told["page"].endswith("/graph/")
    assert sorted(told) == ["deposited_on", "in_force_on", "instrument", "iso3", "name", "page"]


def test_who_became_a_party_before_a_webhook_was_set_or_long_ago_is_not_told():
    today = localdate()
    TreatyActionFactory(in_force_on=today)
    record_entries(on=today, at=now())
    hook(at=now() + timedelta(minutes=1))
    tell_of_new_parties(at=now() + timedelta(hours=1))

    hook(at=now() - timedelta(days=9))
    tell_of_new_parties(at=now() + timedelta(days=3))

    assert not WebhookDelivery.objects.exists()
