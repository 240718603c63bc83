"""Addresses at which the house takes letters.

    reply+thread-4711-12-k3b5x7qa2mdfe4wz@in.example.org   a reply: the kind, what it is about, whom it was made for
    africa@in.example.org                                  a beginning: a room knows the word before the @

A reply address is signed, in small letters and figures that survive every mail program; it works for ever, because
letters are kept for years. With a new secret those in older letters are worth nothing.
"""

import base64
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

# Kinds that the house itself answers for: letters of ours that come back, and letters that stop a kind of ours.
BOUNCE, STOP = "bounce", "stop"
SALT = "whimbrel.core.inbox.addresses"
KIND = re.compile(r"[a-z]{1,10}")
PAYLOAD = re.compile(r"[a-z0-9_.-]{1,20}")
SEAL = 16  # letters of five bits each
LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
TOKEN = re.compile(r"([a-z]{1,10})-([a-z0-9_.-]{1,20})-(\d{1,10})-([a-z2-7]{16})")


class AddressRefused(ValueError):
    """The kind or the payload does not fit into an address."""


@dataclass(frozen=True)
class ReplyAddress:
    """What a reply address says. `person` is None where it was made for nobody in particular."""

    kind: str
    payload: str
    person: int | None


def takes_letters() -> bool:
    """Whether the house has an address at all (WHIMBREL_MAIL_IN)."""
    return bool(settings.MAIL_IN)


def reply_address(kind: str, payload: str | int, person: int | None) -> str:
    """Where that person answers about that thing; empty where the house takes no letters.

    `kind` is an addressee's, up to ten of a-z; `payload`, what it is about, is up to twenty of a-z 0-9 _ - and full
    stop; `person` is the account's number. Raises AddressRefused.
    """
    payload = str(payload)
    if not KIND.fullmatch(kind) or not PAYLOAD.fullmatch(payload):
        raise AddressRefused(f"{kind!r} with {payload!r} does not fit into an address.")
    if not takes_letters():
        return ""
    base, domain = settings.MAIL_IN.split("@")
    said = f"{kind}-{payload}-{person or 0}"
    local = f"{base}+{said}-{_seal(said)}"
    if len(local) > LONGEST_LOCAL:
        raise AddressRefused(f"{local!r} is longer than mail programs take.")
    return f"{local}@{domain}"


def start_address(local: str) -> str:
    """Where letters for that word begin something new; empty where the house takes no letters."""
    if not takes_letters():
        return ""
    base, domain = settings.MAIL_IN.split("@")
    return f"{local}@{domain}" if settings.MAIL_IN_WHOLE_DOMAIN else f"{base}+{local}@{domain}"


def local_part(address: str) -> str | None:
    """What stands before the @ of an address of ours, in small letters, without our own name before the plus.

    None where it is no address of ours; empty for our own name alone.
    """
    local, _at, domain = address.strip().strip("<>").lower().rpartition("@")
    if not takes_letters():
        return None
    base, own = settings.MAIL_IN.lower().split("@")
    if domain != own:
        return None
    if local == base:
        return ""
    if local.startswith(f"{base}+"):
        return local.removeprefix(f"{base}+")
    return local if settings.MAIL_IN_WHOLE_DOMAIN else None


def read_reply(local: str) -> ReplyAddress | None:
    """What a signed address says, by its `local_part`; None where it was not made here, or was damaged on its way."""
    found = TOKEN.fullmatch(local)
    if found is None:
        return None
    kind, payload, person, seal = found.groups()
    if not constant_time_compare(seal, _seal(f"{kind}-{payload}-{person}")):
        return None
    return ReplyAddress(kind, payload, int(person) or None)


def looks_like_reply(local: str) -> bool:
    """Whether it was meant to be a signed address: then its sender is told that it is damaged."""
    return local.count("-") >= 3


def is_ours(address: str) -> bool:
    return local_part(address) is not None


def _seal(said: str) -> str:
    digest = salted_hmac(SALT, said, algorithm="sha256").digest()
    return base64.b32encode(digest).decode("ascii").lower()[:SEAL]
