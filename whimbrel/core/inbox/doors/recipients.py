"""For which address of ours a letter is, where no server says so: from its own head."""

from email.message import Message

from django.conf import settings

from whimbrel.core.inbox.addresses import local_part
from whimbrel.core.inbox.reading import heads

# First what the last server wrote, then what the sender did.
NAMES = [
    "X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To", "X-Delivered-To",
    "To", "Cc", "Bcc", "Resent-To", "Resent-Cc",
]  # fmt: skip


def our_recipients(head: Message) -> list[str]:
    """The addresses of ours in the head that say more than that they are ours; our own one where none does."""
    named = [address for _name, address in heads.addresses(head, *NAMES)]
    ours = [one for one in dict.fromkeys(named) if local_part(one)]
    return ours or [settings.MAIL_IN]


def envelope_sender(head: Message) -> str:
    """Where it would be sent back to, as the last server wrote it down; "<>" for nowhere, empty where nobody did."""
    line = str(head.get("Return-Path") or "").strip()
    if line == "<>":
        return line
    return next((address for _name, address in heads.addresses(head, "Return-Path")), "")
