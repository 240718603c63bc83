"""Every letter of the corpus meets the end it must, and leaves the text it must."""

import json

import pytest

from tests.core.inbox.corpus.write import LETTERS, MANIFEST
from tests.factories.inbox import arrive
from tests.factories.people import UserFactory
from whimbrel.core.inbox import senders
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Letter, MailRefusal, ReceivedLetter

pytestmark = pytest.mark.django_db
CASES = json.loads(MANIFEST.read_text(encoding="utf-8"))


@pytest.fixture
def ours(monkeypatch):
    """A letter of ours that has left."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.register("news", "News", can_be_refused=True)
    letter = write_letter(
        to=Recipient(address="gone@example.org"),
        kind="news",
        subject="Draft",
        text="Please comment.",
    )
    Letter.objects.filter(pk=letter.pk).update(
        message_id="<the-letter@house.example.org>",
        handed_over_at=letter.written_at,
        sent_at=letter.written_at,
    )
    return letter


@pytest.fixture
def address(person, ours):
    """The address of ours that a case writes to."""
    made = reply_address("thread", 4711, person.pk)
    return {
        "reply": made,
        "broken": made.replace("4711", "4712"),
        "other": reply_address("thread", 4711, UserFactory().pk),
        "start": "africa@in.example.org",
        "own": "reply@in.example.org",
        "bounce": reply_address("bounce", ours.pk, None),
        "stop": reply_address("stop", "news", person.pk),
    }


@pytest.fixture(autouse=True)
def kenya(monkeypatch):
    monkeypatch.setattr(senders, "_guessers", [lambda at: "Kenya" if at.endswith(".ke") else ""])


def test_the_corpus_is_as_large_as_it_says():
    assert len(CASES) == len({case["name"] for case in CASES}) >= 150
    assert {path.stem for path in LETTERS.glob("*.eml")} == {case["name"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_letter_of_the_corpus(case, room, person, address, ours):
    raw = (LETTERS / f"{case['name']}.eml").read_bytes()

    received = arrive(
        raw=raw, to=address[case.get("to", "reply")], envelope_from=case.get("envelope", "")
    )

    assert (received.state, received.reason) == (case["state"], case.get("reason", ""))
    with received.raw.open("rb") as file:
        assert file.read() == raw
    if case["state"] == "posted":
        (letter,) = room.letters
        assert letter.text == case.get("text", "")
        assert [one.name for one in letter.attachments] == case.get("attachments", [])
        assert letter.command == case.get("command")
    else:
        assert room.letters == []
    # A machine is never answered; a person always is, unless the letter did what they wanted.
    answers = Letter.objects.exclude(pk=ours.pk).count()
    assert answers == (1 if case["state"] in {"held", "answered"} else 0)
    ours.refresh_from_db()
    assert (ours.bounced_at is not None) == (case.get("reason") == "bounce")
    assert MailRefusal.objects.exists() == (case.get("to") == "stop")
    assert ReceivedLetter.objects.count() == 1
