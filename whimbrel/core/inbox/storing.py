"""Taking a letter in: its bytes and its row are on the disk before anybody is told that it was taken."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils.timezone import now

from whimbrel.core.inbox.reading.heads import storable
from whimbrel.core.models import ReceivedLetter

FOLDER = "private/mail-in"
LONGEST_ADDRESS = 320
# What servers write at the head of a letter they pass on; it differs each time they do.
BY_SERVERS = {
    b"received", b"return-path", b"delivered-to", b"x-original-to", b"x-received", b"received-spf", b"dkim-signature",
    b"authentication-results", b"arc-seal", b"arc-message-signature", b"arc-authentication-results",
    b"x-spam-status", b"x-spam-score", b"x-spam-level", b"x-spam-checker-version", b"x-virus-scanned", b"envelope-to",
    b"delivery-date", b"x-forwarded-to", b"x-envelope-from", b"x-envelope-to",
}  # fmt: skip


def take_letter(
    *, raw: bytes, recipient: str, door: ReceivedLetter.Door, envelope_from: str = ""
) -> ReceivedLetter:
    """Keep a letter for one address of ours; the worker sorts it. When this returns, it cannot be lost.

    The same letter for the same address is kept once, and the first row is returned. Raises OSError where its bytes
    cannot be written, DatabaseError where its row cannot: then nobody may be told that it was taken.
    """
    recipient = storable(recipient.strip().lower())[:LONGEST_ADDRESS]
    mark = fingerprint(raw, recipient)
    known = ReceivedLetter.objects.filter(fingerprint=mark).first()
    if known is not None:
        return known
    name = _keep_bytes(raw)
    with _on_disk(), transaction.atomic():
        letter, _is_new = ReceivedLetter.objects.get_or_create(
            fingerprint=mark,
            defaults={
                "raw": name,
                "size": len(raw),
                "door": door,
                "envelope_from": storable(envelope_from.strip())[:LONGEST_ADDRESS],
                "recipient": recipient,
                "received_at": now(),
                "due_at": now(),
            },
        )
    return letter


def fingerprint(raw: bytes, recipient: str) -> str:
    """The same for a letter however often, and by whichever servers, it is brought to the same address.

    Servers write lines of their own at its head and change its line ends; anything else makes it another letter.
    """
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    head, _gap, body = lines.partition(b"\n\n")
    written = [*_written_by_sender(head), body.rstrip()]
    if not any(written):
        # Torn to pieces: nothing tells it from others but its bytes.
        written = [raw]
    digest = hashlib.sha256()
    for part in [recipient.encode("utf-8", "replace"), *written]:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _written_by_sender(head: bytes) -> Iterator[bytes]:
    """The lines of the head without those that servers write on the way."""
    is_theirs = False
    for line in head.split(b"\n"):
        if line[:1] not in b" \t" or not line:
            is_theirs = line.partition(b":")[0].strip().lower() in BY_SERVERS
        if not is_theirs:
            yield line.rstrip()


def _keep_bytes(raw: bytes) -> str:
    """Where the bytes lie. They are named by what they are, so that a second try finds those of the first."""
    digest = hashlib.sha256(raw).hexdigest()
    name = f"{FOLDER}/{digest[:2]}/{digest}.eml"
    # A process killed while it wrote leaves a part of them under the name; then the whole gets another.
    if not default_storage.exists(name) or default_storage.size(name) != len(raw):
        name = default_storage.save(name, ContentFile(raw))
        _flush(name)
    return name


def _flush(name: str) -> None:
    """Wait until the file, and its name in its folder, are on the disk. A bucket has done so by itself."""
    try:
        path = default_storage.path(name)
    except NotImplementedError:
        return
    for place in (path, os.path.dirname(path)):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _on_disk() -> Iterator[None]:
    """Let the transaction within be on the disk when it is committed.

    Elsewhere SQLite may lose the last second's when the power fails; here somebody is told that they are safe.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=NORMAL")
