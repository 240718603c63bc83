import asyncio
import smtplib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.factories.inbox import a_letter
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.doors import listening
from whimbrel.core.inbox.doors.listening import DoorRefused, Place, _open
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door(request):
    """Opens a door in a thread of its own, and gives what speaks to it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    pool = ThreadPoolExecutor(max_workers=1)
    opened = []

    def open_at(url, client):
        place = Place.at(url)
        server = asyncio.run_coroutine_threadsafe(_open(place, pool, None), loop).result(10)
        opened.append(server)
        where = place.path or server.sockets[0].getsockname()[1]
        return client(where) if place.path else client("127.0.0.1", where)

    yield open_at
    for server in opened:
        loop.call_soon_threadsafe(server.close)

    def close_database():
        from django.db import connections

        connections.close_all()

    pool.submit(close_database).result(10)
    pool.shutdown()
    loop.call_soon_threadsafe(loop.stop)


def a_port():
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_a_letter_is_on_the_disk_when_the_server_says_250(door, person):
    to = reply_address("thread", 4711, person.pk)
    raw = a_letter(sender=person.email, to=to)
    line = door(f"smtp://127.0.0.1:{a_port()}", smtplib.SMTP)

    line.sendmail(person.email, [to], raw)

    letter = ReceivedLetter.objects.get()
    assert (letter.door, letter.recipient, letter.envelope_from) == ("smtp", to, person.email)
    assert letter.raw.read().replace(b"\r\n", b"\n").rstrip() == raw.rstrip()


def test_lmtp_answers_for_each_recipient(door, person, room, tmp_path):
    line = door(f"lmtp://{tmp_path}/mail-in", lambda path: smtplib.LMTP(path))
    to = [reply_address("thread", number, person.pk) for number in (1, 2)]

    refused = line.sendmail(
        person.email, [*to, "nobody@in.example.org"], a_letter(sender="a@example.org", to=to[0])
    )
    line.quit()

    assert ReceivedLetter.objects.count() == 2
    assert list(refused) == ["nobody@in.example.org"]
    assert refused["nobody@in.example.org"][0] == 550


def test_addresses_of_others_and_words_nobody_knows_are_refused_at_once(door, person, room):
    line = door(f"smtp://127.0.0.1:{a_port()}", smtplib.SMTP)
    line.ehlo()
    line.mail("a@example.org")

    assert line.rcpt("somebody@example.com")[0] == 550
    assert line.rcpt("nobody@in.example.org")[0] == 550
    assert line.rcpt("africa@in.example.org")[0] == 250
    # Damaged, but meant for us: its sender is told in words.
    assert line.rcpt("reply+thread-1-1-abc@in.example.org")[0] == 250


def test_who_cannot_be_served_now_is_told_to_come_again(door, person, monkeypatch):
    def fails(**words):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(listening, "take_letter", fails)
    line = door(f"smtp://127.0.0.1:{a_port()}", smtplib.SMTP)

    with pytest.raises(smtplib.SMTPDataError) as told:
        line.sendmail("a@example.org", ["reply@in.example.org"], b"Subject: hello\r\n\r\nhello")

    assert told.value.smtp_code == 452


def test_a_letter_that_is_too_large_is_refused_while_it_is_sent(door, settings, person):
    settings.MAIL_IN_LIMIT = 20_000
    line = door(f"smtp://127.0.0.1:{a_port()}", smtplib.SMTP)

    with pytest.raises(smtplib.SMTPResponseException) as told:
        line.sendmail(
            "a@example.org", ["reply@in.example.org"], b"Subject: a\r\n\r\n" + b"x" * 70 * 500
        )

    assert told.value.smtp_code == 552
    assert not ReceivedLetter.objects.exists()


def test_long_lines_and_bytes_of_any_alphabet_are_taken(door, person):
    line = door(f"smtp://127.0.0.1:{a_port()}", smtplib.SMTP)
    raw = b"Subject: a\r\n\r\n" + b"x" * 5000 + b"\r\n" + "привет".encode("koi8-r")

    line.sendmail("a@example.org", ["reply@in.example.org"], raw)

    assert raw in ReceivedLetter.objects.get().raw.read()


def test_no_more_than_so_many_speak_at_once(door, monkeypatch, person):
    monkeypatch.setattr(listening, "MOST_LINES", 1)
    port = a_port()
    line = door(f"smtp://127.0.0.1:{port}", smtplib.SMTP)
    line.ehlo()

    with pytest.raises(smtplib.SMTPConnectError) as told:
        smtplib.SMTP("127.0.0.1", port)
    assert told.value.smtp_code == 421


@pytest.mark.parametrize("url", ["http://a:1", "lmtp://", "smtp://host:port", "smtp:///", "25"])
def test_a_place_that_is_none_is_refused(url):
    with pytest.raises(DoorRefused):
        Place.at(url)
