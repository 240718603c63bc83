"""Letters of the corpus, changed at random: none crashes the house, none is lost, none is posted twice.

CASES=100000 for a long run; SEED to see one again.
"""

import os
import random
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.core.inbox.corpus.write import LETTERS
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.sorting import sort_letter
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
MEMORY = Path("/dev/shm")
CASES = int(os.environ.get("CASES", "400"))
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
AT_ONCE = 500
WORDS = [
    b"\r\n", b"\r\n\r\n", b"--", b"\0", b"=?utf-8?b?", b"?=", b"; charset=", b"Content-Type: multipart/mixed\r\n", b'boundary="', b"base64",
    b"\xff\xfe", "ي".encode(), b"\x1b$B", b"<" * 50, b">" * 200, b"MZ", b"PK\x03\x04", b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"message/rfc822", b"%", b"\r\n ", b"From: ", b"Date: Tue, 99 Foo 99999 99:99:99 +9999\r\n", b"charset=utf-7", b"format=flowed",
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_disk(settings):
    """So many letters are kept in memory, where there is such a folder: whether a disk is waited for is tried elsewhere."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        settings.MEDIA_ROOT = Path(folder)
        yield


def changed(raw, dice):
    """The letter with a few changes such as broken programs and lines make, and some nobody makes."""
    raw = bytearray(raw)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(raw) + 1)
        match dice.randrange(8):
            case 0:
                raw[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                raw[at : at + dice.randint(1, 200)] = b""
            case 2:
                raw[at:at] = dice.choice(WORDS)
            case 3:
                start = dice.randrange(len(raw) + 1)
                raw[at:at] = raw[start : start + dice.randint(1, 300)]
            case 4:
                del raw[at:]
            case 5:
                old, new = dice.sample(
                    [
                        b"utf-8",
                        b"base64",
                        b"8bit",
                        b"text/plain",
                        b"text/html",
                        b"koi8-r",
                        b"quoted-printable",
                    ],
                    2,
                )
                raw = raw.replace(old, new, 1)
            case 6:
                raw = raw.replace(
                    b"\r\n", dice.choice([b"\n", b"\r", b"\r\n\r\n"]), dice.choice([1, 5, -1])
                )
            case 7:
                raw[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 60)))
        if not raw:
            raw = bytearray(b"\n")
    return bytes(raw)


def test_letters_changed_at_random_are_neither_lost_nor_posted_twice(room, person, settings):
    dice = random.Random(SEED)
    originals = [path.read_bytes() for path in sorted(LETTERS.glob("*.eml"))]
    to = [
        reply_address("thread", 4711, person.pk),
        reply_address("bounce", 1, None),
        "africa@in.example.org",
        "reply@in.example.org",
    ]
    ends = Counter()
    for start in range(0, CASES, AT_ONCE):
        room.letters.clear()
        for _ in range(min(AT_ONCE, CASES - start)):
            ends[_brought_twice(changed(dice.choice(originals), dice), dice.choice(to), dice)] += 1
        _check(room)
        for path in Path(settings.MEDIA_ROOT).rglob("*.eml"):
            path.unlink()
        ReceivedLetter.objects.all().delete()
        Letter.objects.all().delete()

    print(f"seed {SEED}: {CASES} letters; {dict(ends)}")
    assert sum(ends.values()) == CASES
    assert ends["waiting"] == 0


def _brought_twice(raw, to, dice):
    """Take and sort the letter, and do so again as a server does that heard no answer; the end it met."""
    envelope = dice.choice(["focal.point@example.org", "<>", ""])
    first = take_letter(
        raw=raw, recipient=to, door=ReceivedLetter.Door.LMTP, envelope_from=envelope
    )
    sort_letter(first)
    again = take_letter(
        raw=raw, recipient=to, door=ReceivedLetter.Door.LMTP, envelope_from=envelope
    )
    assert again.pk == first.pk
    with first.raw.open("rb") as file:
        kept = file.read()
    # Of the same letter brought by other servers, one copy is kept: every line its sender wrote is in it.
    assert kept == raw or _lines(raw) <= _lines(kept), f"seed {SEED}: {raw[:300]!r}"
    assert first.reason != ReceivedLetter.Reason.FAILED, f"seed {SEED}: {first.why}"
    if first.state == "waiting":
        raise AssertionError(f"seed {SEED}: the sorter crashed on {raw[:300]!r}")
    return str(first.state)


def _lines(raw):
    """What somebody wrote, without what servers add."""
    lines = raw.replace(b"\r", b"\n").split(b"\n")
    theirs = (b"Return-Path", b"Received", b" ", b"\t")
    return {line.rstrip() for line in lines if line.strip() and not line.startswith(theirs)}


def _check(room):
    """Each posted letter was posted once: none of the same name with the same words about the same thing."""
    posted = Counter(
        (one.message_id, one.kind, one.payload, one.sender.address, one.text or one.subject, tuple(f.content for f in one.attachments))
        for one in room.letters
        if one.message_id
    )  # fmt: skip
    assert [key for key, times in posted.items() if times > 1] == [], f"seed {SEED}"
