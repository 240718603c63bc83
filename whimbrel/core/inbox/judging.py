"""What is to be done with a letter, as far as the house can say before the room does. Reads, and writes nothing."""

import hashlib
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import models

from whimbrel.core.inbox import addresses
from whimbrel.core.inbox.addressees import Addressee, addressee_of, who_starts_at
from whimbrel.core.inbox.authentication import is_denied, is_vouched_for
from whimbrel.core.inbox.automatic import automatic_reason
from whimbrel.core.inbox.bounces import Returned, read_return
from whimbrel.core.inbox.commands import command_in
from whimbrel.core.inbox.inbound import Command, Inbound, Sender
from whimbrel.core.inbox.languages import language_of, ours
from whimbrel.core.inbox.reading.heads import ADDRESS
from whimbrel.core.inbox.reading.letter import ReadLetter, is_program, read_letter
from whimbrel.core.inbox.senders import country_behind, sender_at
from whimbrel.core.inbox.trimming.own import full_text, own_text
from whimbrel.core.models import ReceivedLetter

Reason = ReceivedLetter.Reason
State = ReceivedLetter.State
ALWAYS_GIVEN = {Command.YES, Command.NO}


@dataclass(frozen=True)
class End:
    """Where a letter ends, and why. `is_told`: the sender hears of it, where they may be written to."""

    state: State
    reason: Reason | str = ""
    why: str = ""
    outcome: models.Model | None = None
    posting_key: str | None = None
    is_told: bool = True


@dataclass(frozen=True)
class Ask:
    """The room that decides, what it is given, and the mark by which the same is known when it comes again."""

    addressee: Addressee
    inbound: Inbound
    posting_key: str


@dataclass(frozen=True)
class Judged:
    """What is written down of the letter, who is to be answered, and its end, or the room that gives it one."""

    marks: dict[str, Any]
    verdict: End | Ask
    sender: Sender | None = None
    # A letter of ours that came back with it: to which address of ours, and what is said.
    returned: tuple[str, Returned] | None = None


@dataclass(frozen=True)
class Target:
    """To whom the letter is: an addressee and what it is about, whom the address was made for."""

    kind: str
    payload: str
    person: int | None = None
    is_signed: bool = False


def judge(letter: ReceivedLetter) -> Judged:
    """Read the letter and say what is to be done. Raises OSError where its bytes cannot be had."""
    with letter.raw.open("rb") as file:
        read = read_letter(file.read())
    from_address = read.from_address or _plain_address(letter.envelope_from)
    target = _target(letter.recipient)
    sender = sender_at(from_address) if from_address else None
    own = own_text(read.text, own_addresses(letter.recipient))
    language = language_of(own or read.text, sender.language if sender else "en")
    marks = {
        "message_id": read.message_id,
        "from_address": from_address[:320],
        # What one person writes to another is called nothing at the desk.
        "subject": "" if _is_private(target) else read.subject,
        "language": language,
        "addressee": target.kind if target else "",
        "sender_id": sender.person if sender else None,
    }
    if (machine := _machine(letter, read, target, marks)) is not None:
        return machine
    writer = sender or Sender(from_address, read.from_name, ours(language))
    end = _refusal(letter, read, target, sender, from_address)
    if end is not None or target is None:
        end = end or End(State.HELD, Reason.NOWHERE)
        return Judged(marks, end, writer if from_address else None)
    addressee = addressee_of(target.kind)
    if addressee is None:
        return Judged(marks, End(State.ANSWERED, Reason.HELP), writer)
    return _for_the_room(letter, read, target, addressee, writer, own, marks)


def own_addresses(recipient: str) -> frozenset[str]:
    """Addresses that stand above a quotation of our letters; "@domain" where all of it is ours."""
    found = {recipient.lower(), parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()}
    if addresses.takes_letters():
        found.add(settings.MAIL_IN)
        if settings.MAIL_IN_WHOLE_DOMAIN:
            found.add(f"@{settings.MAIL_IN.partition('@')[2]}")
    return frozenset(found - {""})


def _plain_address(envelope: str) -> str:
    found = ADDRESS.fullmatch(envelope.strip("<>"))
    return found[0].lower() if found else ""


def _target(recipient: str) -> Target | None:
    """Whom the address names; kind "help" for our own name and for words nobody knows; None where it is not ours."""
    local = addresses.local_part(recipient)
    if local is None:
        return None
    reply = addresses.read_reply(local)
    if reply is not None:
        return Target(reply.kind, reply.payload, reply.person, is_signed=True)
    start = who_starts_at(local)
    if start is not None:
        return Target(*start)
    return Target("broken" if addresses.looks_like_reply(local) else "help", "")


def _is_private(target: Target | None) -> bool:
    addressee = addressee_of(target.kind) if target else None
    return addressee is not None and addressee.is_private


def _machine(
    letter: ReceivedLetter, read: ReadLetter, target: Target | None, marks: dict[str, Any]
) -> Judged | None:
    """The end of what no person wrote; None for a person's letter, and for what the desk let in."""
    if letter.released_at is not None:
        return None
    kind = target.kind if target else ""
    reason = automatic_reason(
        read.head,
        envelope_from=letter.envelope_from,
        from_address=marks["from_address"],
        own=own_addresses(letter.recipient),
    )
    if reason == Reason.BOUNCE:
        returned = read_return(read.head)
        if returned is None:
            return Judged(marks, End(State.AUTOMATIC, Reason.AUTO_REPLY))
        payload = target.payload if target and target.kind == addresses.BOUNCE else ""
        reason = Reason.BOUNCE if returned.is_final else Reason.DELAY
        end = End(State.AUTOMATIC, reason, returned.why)
        return Judged(marks, end, returned=(payload, returned))
    if kind == addresses.BOUNCE:
        # What answers to the envelope is a machine (RFC 3834, 4); persons answer to what they see.
        return Judged(marks, End(State.AUTOMATIC, reason or Reason.AUTO_REPLY))
    if kind == addresses.STOP and reason in {Reason.AUTO_REPLY, Reason.MAILING}:
        # Mail programs write these by themselves when somebody presses their button.
        return None
    return Judged(marks, End(State.AUTOMATIC, reason)) if reason else None


def _refusal(
    letter: ReceivedLetter,
    read: ReadLetter,
    target: Target | None,
    sender: Sender | None,
    from_address: str,
) -> End | None:
    """Why the letter goes to no room; None where it may."""
    is_released = letter.released_at is not None
    if not from_address:
        return End(State.HELD, Reason.UNREADABLE, is_told=False)
    if sender is None and not is_released and not _is_open(target):
        country = country_behind(from_address)
        if country or (target is not None and target.is_signed):
            return End(State.HELD, Reason.STRANGER, country)
        return End(State.ANSWERED, Reason.UNKNOWN_SENDER)
    if target is None:
        return End(State.HELD, Reason.NOWHERE)
    if target.kind in {"broken", "help"}:
        is_broken = target.kind == "broken"
        return End(State.ANSWERED, Reason.BROKEN_ADDRESS if is_broken else Reason.HELP)
    if is_released:
        return None
    if target.person is not None and sender is not None and sender.person != target.person:
        return End(State.HELD, Reason.MISMATCH)
    if is_denied(read.head):
        return End(State.HELD, Reason.FORGED)
    if read.faults:
        files = ", ".join(one.name for one in read.attachments if is_program(one))
        return End(State.HELD, read.faults[0], files)
    return None


def _is_open(target: Target | None) -> bool:
    """The address was made for somebody without an account, and the room takes their answer."""
    if target is None or not target.is_signed or target.person is not None:
        return False
    addressee = addressee_of(target.kind)
    return addressee is not None and addressee.is_open


def _for_the_room(
    letter: ReceivedLetter,
    read: ReadLetter,
    target: Target,
    addressee: Addressee,
    writer: Sender,
    own: str,
    marks: dict[str, Any],
) -> Judged:
    """What the room is given; or the end of an order it does not know, and of a letter without words."""
    command = command_in(own, read.subject)
    if command is not None and command not in addressee.commands | ALWAYS_GIVEN:
        return Judged(marks, End(State.ANSWERED, Reason.HELP), writer)
    attachments = tuple(one for one in read.attachments if not is_program(one))
    is_empty = not own and not attachments and command is None
    if is_empty and addressee.kind != addresses.STOP:
        return Judged(marks, End(State.ANSWERED, Reason.EMPTY), writer)
    is_own_address = (
        target.is_signed and target.person is not None and target.person == writer.person
    )
    inbound = Inbound(
        received=letter.pk,
        received_at=letter.received_at,
        kind=target.kind,
        payload=target.payload,
        sender=writer,
        subject=read.subject,
        text=own,
        full_text=full_text(read.text),
        language=marks["language"],
        attachments=attachments,
        message_id=read.message_id,
        references=read.references,
        sent_at=read.sent_at,
        command=command,
        is_proven=is_own_address or is_vouched_for(read.head),
        is_released=letter.released_at is not None,
    )
    return Judged(marks, Ask(addressee, inbound, _posting_key(letter, inbound)), writer)


def _posting_key(letter: ReceivedLetter, inbound: Inbound) -> str:
    """The same for the same words and files of the same person about the same thing, whatever servers did to the letter.

    A file counts by its bytes: gateways write names anew.
    """
    said = [
        inbound.message_id or letter.fingerprint,
        inbound.kind,
        inbound.payload,
        inbound.sender.address,
        # A gateway may mark the subject; of a letter without words it is all there is.
        " ".join(inbound.text.split()) or inbound.subject,
    ]
    digest = hashlib.sha256()
    for part in [*(word.encode() for word in said), *(one.content for one in inbound.attachments)]:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
