import hashlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError

from tests.factories.inbox import a_letter
from whimbrel.core.inbox import storing
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db
TO = "africa@in.example.org"


def take(raw, to=TO):
    return take_letter(
        raw=raw, recipient=to, door=ReceivedLetter.Door.LMTP, envelope_from="a@example.org"
    )


def test_every_byte_is_kept_as_it_came():
    raw = bytes(range(256)) * 40 + b"\r\n\r\n\0end"

    letter = take(raw)

    assert letter.raw.read() == raw
    assert letter.size == len(raw)
    assert letter.state == ReceivedLetter.State.WAITING


def test_the_same_letter_is_kept_once_however_servers_changed_its_lines():
    raw = a_letter(sender="a@example.org", to=TO)
    first = take(raw)

    again = take(b"Received: from one by another\r\n" + raw.replace(b"\n", b"\r\n"))

    assert again.pk == first.pk
    assert ReceivedLetter.objects.count() == 1


def test_the_same_letter_to_two_addresses_is_two_letters():
    raw = a_letter(sender="a@example.org", to=TO)

    assert take(raw).pk != take(raw, "asia@in.example.org").pk
    assert len(default_storage.listdir("private/mail-in")[0]) == 1


def test_other_words_under_the_same_message_id_are_another_letter():
    first = take(b"Message-ID: <1@example.org>\n\nyes")
    second = take(b"Message-ID: <1@example.org>\n\nno")

    assert first.pk != second.pk


def test_a_part_left_by_a_killed_process_is_not_taken_for_the_whole():
    raw = a_letter(sender="a@example.org", to=TO)
    digest = hashlib.sha256(raw).hexdigest()
    place = default_storage.path(f"private/mail-in/{digest[:2]}/{digest}.eml")
    default_storage.save(f"private/mail-in/{digest[:2]}/{digest}.eml", BytesIO(raw[:50]))

    letter = take(raw)

    assert letter.raw.read() == raw
    assert letter.raw.path != place


def test_who_cannot_write_the_row_is_told_so(monkeypatch):
    def fails(**words):
        raise DatabaseError("full")

    monkeypatch.setattr(storing.ReceivedLetter.objects, "get_or_create", fails)

    with pytest.raises(DatabaseError):
        take(b"From: a@example.org\n\nhello")
