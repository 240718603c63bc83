"""A mail server of our own, for SMTP and LMTP: it says 250 once the letter is on the disk, and 4xx where it cannot be."""

import asyncio
import logging
import signal
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from whimbrel.core.inbox.addressees import who_starts_at
from whimbrel.core.inbox.addresses import local_part, looks_like_reply
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import ReceivedLetter

logger = logging.getLogger(__name__)
Door = ReceivedLetter.Door
IDENT = "Whimbrel"
TAKEN = "250 2.0.0 Taken"
LATER = "451 4.3.0 It could not be kept; please come again"
FULL = "452 4.3.1 There is no room to keep it; please come again"
# Lines open at once: a letter lies in memory while it is sent.
MOST_LINES = 20
MOST_RECIPIENTS = 50
# RFC 5321 allows 1,000 bytes a line; mail programs that do not count are taken at their word.
LONGEST_LINE = 1024 * 1024
TIMEOUT = 120  # seconds of silence


class DoorRefused(ValueError):
    """The address to listen at is not written as it should be."""


@dataclass(frozen=True)
class Place:
    """Where to listen: lmtp://127.0.0.1:8024, smtp://0.0.0.0:2525, lmtp:///run/whimbrel/mail-in."""

    door: Door
    host: str
    port: int
    path: str

    @classmethod
    def at(cls, url: str) -> "Place":
        """Raises DoorRefused."""
        try:
            parts = urlsplit(url)
            place = cls(Door(parts.scheme), parts.hostname or "", parts.port or 0, parts.path)
        except ValueError as error:
            raise DoorRefused(f"{url} is no place to listen at: {error}") from error
        if place.door not in {Door.SMTP, Door.LMTP} or not (place.port or place.path.strip("/")):
            raise DoorRefused(f"{url}: it is written lmtp://127.0.0.1:8024 or lmtp:///run/mail-in.")
        return place

    def __str__(self) -> str:
        return (
            f"{self.door}://{self.host}:{self.port}" if self.port else f"{self.door}://{self.path}"
        )


class Porter:
    """Answers the sender: whether an address is ours, and whether the letter was kept."""

    def __init__(self, door: Door, pool: ThreadPoolExecutor) -> None:
        self.door, self.pool = door, pool

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients; please send the rest again"
        refused = await self._in_thread(refusal, address)
        if refused:
            return str(refused)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ours"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.original_content or b""
        sender = envelope.mail_from or "<>"
        answers = [
            await self._in_thread(self._keep, content, address, sender)
            for address in envelope.rcpt_tos
        ]
        if self.door == Door.LMTP:
            return "\r\n".join(answers)
        # One word for all: what was kept already is known when it comes again.
        return next((one for one in answers if one != TAKEN), TAKEN)

    def _keep(self, content: bytes, address: str, sender: str) -> str:
        close_old_connections()
        try:
            take_letter(raw=content, recipient=address, door=self.door, envelope_from=sender)
        except OSError:
            logger.exception("A letter could not be kept.")
            return FULL
        except Exception:
            logger.exception("A letter could not be kept.")
            return LATER
        return TAKEN

    async def _in_thread(self, work: Callable[..., Any], *given: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work, *given)


def refusal(address: str) -> str:
    """What to say to who writes to an address that is none of ours; empty where it may be."""
    local = local_part(address)
    if local is None:
        return "550 5.7.1 We take letters for our own addresses only"
    # A damaged reply address is taken: its sender is told what to do, in words.
    if local == "" or looks_like_reply(local) or local in {"help", "postmaster", "abuse"}:
        return ""
    close_old_connections()
    try:
        known = who_starts_at(local) is not None
    except DatabaseError:
        return "451 4.3.0 We cannot look it up; please come again"
    return "" if known else "550 5.1.1 There is no such address here"


class Open:
    """How many lines are open."""

    number = 0


class Guarded(SMTP):
    """Lets in so many at a time, and minds no long lines."""

    line_length_limit = LONGEST_LINE
    opened: Open
    _is_in = False

    def connection_made(self, transport: Any) -> None:
        if self.opened.number >= MOST_LINES:
            transport.write(b"421 4.3.2 Too many are speaking; please come again\r\n")
            transport.close()
            return
        self.opened.number += 1
        self._is_in = True
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self._is_in:
            self.opened.number -= 1
            self._is_in = False
            super().connection_lost(error)


class SMTPDoor(Guarded):
    pass


class LMTPDoor(Guarded, LMTP):
    """After the text, LMTP answers once for each recipient (RFC 2033, 4.2)."""

    _answers = 1

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        self._answers = max(1, len(self.envelope.rcpt_tos)) if self.envelope else 1
        try:
            await super().smtp_DATA(arg)
        finally:
            self._answers = 1

    async def push(self, status: Any) -> None:
        words = status.decode("ascii", "replace") if isinstance(status, bytes) else status
        if self._answers > 1 and not words.startswith("354") and "\r\n" not in words:
            words = "\r\n".join([words] * self._answers)
        await super().push(words)


def serve_doors(
    places: list[Place],
    *,
    tls: ssl.SSLContext | None = None,
    told: Callable[[], None] = lambda: None,
) -> None:
    """Listen until told to stop by SIGTERM or SIGINT. Raises OSError where a place is taken."""
    asyncio.run(_serve(places, tls, told))


async def _serve(places: list[Place], tls: ssl.SSLContext | None, told: Callable[[], None]) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(ValueError, RuntimeError):  # only the main thread hears signals
            loop.add_signal_handler(number, over.set)
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="mail-in") as pool:
        servers = [await _open(place, pool, tls) for place in places]
        told()
        await over.wait()
        for server in servers:
            server.close()


async def _open(
    place: Place, pool: ThreadPoolExecutor, tls: ssl.SSLContext | None
) -> asyncio.AbstractServer:
    loop, opened = asyncio.get_running_loop(), Open()
    kind = LMTPDoor if place.door == Door.LMTP else SMTPDoor

    def line() -> SMTP:
        door = kind(
            Porter(place.door, pool),
            data_size_limit=settings.MAIL_IN_LIMIT,
            enable_SMTPUTF8=True,
            hostname=settings.MAIL_IN.rpartition("@")[2] or "localhost",
            ident=IDENT,
            tls_context=tls,
            timeout=TIMEOUT,
            loop=loop,
        )
        door.opened = opened
        return door

    if place.port:
        return await loop.create_server(line, place.host or None, place.port)
    if Path(place.path).is_socket():
        Path(place.path).unlink()
    return await loop.create_unix_server(line, place.path)
