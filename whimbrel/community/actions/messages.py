"""Private messages: beginning a conversation, answering in it, and what each may do to have peace."""

from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import F

from whimbrel.community.actions.posts import Words
from whimbrel.community.emails.messages import write_message_letter
from whimbrel.community.models import (
    Block,
    Circular,
    Conversation,
    ConversationMember,
    Message,
    MessageFile,
)
from whimbrel.community.queries.messages import closed_to
from whimbrel.core.journal import record
from whimbrel.core.prose import html_of
from whimbrel.core.search.keeping import note
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of


class TakesNoMessages(Exception):
    """These people take no messages from the author; nothing was written."""

    def __init__(self, people: Sequence[User]) -> None:
        super().__init__(", ".join(one.display_name for one in people))
        self.people = people


@transaction.atomic
def begin_conversation(
    *,
    by: User,
    to: Sequence[User],
    subject: str,
    words: Words,
    at: datetime,
    files: Sequence[tuple[str, str, bytes]] = (),
    circular: Circular | None = None,
) -> Conversation:
    """Write to one or a few people. Doing it twice with the same key begins one. Raises TakesNoMessages.

    `files` are name, media type and content; `circular` is the message to many that is answered.
    """
    before = Message.objects.filter(key=words.key).select_related("conversation").first()
    if before is not None:
        return before.conversation
    closed = closed_to(by.pk, [one.pk for one in to])
    if closed:
        raise TakesNoMessages([one for one in to if one.pk in closed])
    conversation = Conversation.objects.create(
        subject=subject[:200], begun_by=by, begun_at=at, last_message_at=at, circular=circular
    )
    ConversationMember.objects.bulk_create(
        ConversationMember(conversation=conversation, person=one, joined_at=at)
        for one in {one.pk: one for one in (by, *to)}.values()
    )
    _put(conversation, by, words, at=at, files=files)
    record(by, "began conversation", conversation)
    return conversation


@transaction.atomic
def answer_conversation(
    *,
    conversation: Conversation,
    by: User,
    words: Words,
    at: datetime,
    files: Sequence[tuple[str, str, bytes]] = (),
) -> Message:
    """Write into a conversation. Doing it twice with the same key writes one message.

    Raises TakesNoMessages where nobody is left in it who takes messages from the author.
    """
    before = Message.objects.filter(key=words.key).first()
    if before is not None:
        return before
    others = [
        one.person
        for one in conversation.members.filter(left_at=None, person__is_active=True)
        .exclude(person=by.pk)
        .select_related("person")
    ]
    closed = closed_to(by.pk, [one.pk for one in others])
    if len(closed) == len(others):
        raise TakesNoMessages(others)
    return _put(conversation, by, words, at=at, files=files)


@transaction.atomic
def mark_conversation_read(*, conversation: Conversation, person_id: int, number: int) -> None:
    """Remember that the person has read up to that number; never less than before."""
    ConversationMember.objects.filter(
        conversation=conversation, person=person_id, read_number__lt=number
    ).update(read_number=number)


@transaction.atomic
def mute_conversation(
    *, conversation: Conversation, person: User, at: datetime | None
) -> Conversation:
    """Get no letters of the conversation any more, or with no moment get them again."""
    ConversationMember.objects.filter(conversation=conversation, person=person).update(muted_at=at)
    return conversation


@transaction.atomic
def leave_conversation(*, conversation: Conversation, person: User, at: datetime) -> Conversation:
    """Take part no more: it is gone from the person's list, and writes to them no more."""
    ConversationMember.objects.filter(conversation=conversation, person=person).update(left_at=at)
    record(person, "left conversation", conversation)
    return conversation


@transaction.atomic
def block_person(*, person: User, blocked: User, at: datetime) -> Block:
    """Take no messages from somebody. Doing it twice changes nothing."""
    found, is_new = Block.objects.get_or_create(
        person=person, blocked=blocked, lifted_at=None, defaults={"since": at}
    )
    if is_new:
        record(person, "blocked", found)
    return found


@transaction.atomic
def lift_block(*, person: User, blocked: User, at: datetime) -> None:
    """Take messages from somebody again."""
    found = Block.objects.filter(person=person, blocked=blocked, lifted_at=None).first()
    if found is not None:
        found.lifted_at = at
        found.save(update_fields=["lifted_at"])
        record(person, "lifted block", found)


def file_of(upload: File[bytes] | None) -> list[tuple[str, str, bytes]]:
    """An upload as `files` want it; none where there is none."""
    if upload is None:
        return []
    kind = getattr(upload, "content_type", "") or "application/octet-stream"
    return [(upload.name or "file", kind, upload.read())]


def _put(
    conversation: Conversation,
    by: User,
    words: Words,
    *,
    at: datetime,
    files: Sequence[tuple[str, str, bytes]],
) -> Message:
    """Put a message at the end, and write to the others. The conversation's row is written first, so that two who write
    at once get numbers one after the other."""
    Conversation.objects.filter(pk=conversation.pk).update(
        last_number=F("last_number") + 1, last_message_at=at
    )
    conversation.refresh_from_db(fields=["last_number", "last_message_at"])
    message = Message.objects.create(
        conversation=conversation,
        number=conversation.last_number,
        author=by,
        author_name=by.display_name,
        language=words.language,
        words=words.text,
        html=html_of(words.text),
        channel=words.channel,
        written_at=at,
        key=words.key,
    )
    for name, kind, content in files:
        MessageFile.objects.create(
            message=message,
            name=name[:200],
            file=ContentFile(content, name=name[-80:]),
            media_type=kind[:120],
            size=len(content),
        )
    note("messages", [str(message.pk)])
    mark_conversation_read(conversation=conversation, person_id=by.pk, number=message.number)
    _tell(message, by)
    return message


def _tell(message: Message, by: User) -> None:
    """Write to everybody else in it who has not muted it, nor blocked the author."""
    members = ConversationMember.objects.filter(
        conversation=message.conversation_id, left_at=None, muted_at=None, person__is_active=True
    )
    others = [one.person for one in members.exclude(person=by.pk).select_related("person")]
    closed = closed_to(by.pk, [one.pk for one in others])
    for person in others:
        if person.pk not in closed:
            write_message_letter(message=message, to=recipient_of(person))
