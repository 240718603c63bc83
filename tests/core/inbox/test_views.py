import json

import pytest
from django.db import DatabaseError
from django.urls import reverse

from tests.factories.inbox import a_letter
from whimbrel.core.inbox.doors import webhook
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db
SECRET = "a-long-secret-nobody-guesses"


@pytest.fixture
def bring(client, settings):
    pytest.importorskip("anymail", reason="the extra esp is not installed")
    settings.MAIL_IN_WEBHOOK = ("postmark", SECRET)

    def bring(raw, secret=SECRET, to="africa@in.example.org"):
        event = {
            "FromFull": {"Email": "a@example.org"}, "To": to, "OriginalRecipient": to,
            "Headers": [{"Name": "Return-Path", "Value": "<a@example.org>"}],
            "RawEmail": raw.decode(),
        }  # fmt: skip
        return client.post(
            reverse("mail_in_webhook", args=[secret]),
            json.dumps(event),
            content_type="application/json",
        )

    return bring


def test_a_sending_service_brings_a_letter_to_the_same_pipeline(bring):
    raw = a_letter(sender="a@example.org", to="africa@in.example.org")

    assert bring(raw).status_code == 200

    letter = ReceivedLetter.objects.get()
    assert (letter.door, letter.recipient) == ("webhook", "africa@in.example.org")
    assert b"We counted in January." in letter.raw.read()


def test_who_does_not_know_the_secret_finds_nothing(bring, client, settings):
    assert bring(b"From: a@example.org\n\nhello", secret="another").status_code == 404
    settings.MAIL_IN_WEBHOOK = None
    assert client.post(reverse("mail_in_webhook", args=[SECRET])).status_code == 404
    assert not ReceivedLetter.objects.exists()


def test_the_service_is_told_to_come_again_where_nothing_can_be_kept(bring, monkeypatch):
    def fails(**words):
        raise DatabaseError("full")

    monkeypatch.setattr(webhook, "take_letter", fails)

    assert bring(a_letter(sender="a@example.org", to="b@in.example.org")).status_code == 503


def test_a_service_looks_whether_somebody_is_there(bring, client):
    assert client.head(reverse("mail_in_webhook", args=[SECRET])).status_code == 200


@pytest.mark.parametrize("service", ["nobody", "unisender_go"])
def test_a_service_that_brings_no_letters_is_named(service):
    pytest.importorskip("anymail")
    with pytest.raises(LookupError):
        webhook.reader_of(service)


@pytest.mark.parametrize(
    "service",
    ["mailgun", "postmark", "sendgrid", "mandrill", "amazon_ses", "brevo", "sparkpost", "mailjet"],
)
def test_services_that_bring_letters_are_read(service, settings):
    pytest.importorskip("anymail")
    settings.ANYMAIL = {
        "MAILGUN_API_KEY": "k", "MANDRILL_WEBHOOK_KEY": "k", "POSTMARK_SERVER_TOKEN": "k", "BREVO_API_KEY": "k",
    }  # fmt: skip

    assert webhook.reader_of(service).parse_events
