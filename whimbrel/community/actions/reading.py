"""What a person keeps for themselves: how far they have read, and drafts."""

from datetime import datetime

from django.db import transaction

from whimbrel.community.models import Draft, Post, ReadMark, Space, Thread
from whimbrel.people.models import User


class DraftOfAnother(Exception):
    """The key belongs to what somebody else is writing; nothing was changed."""


@transaction.atomic
def mark_read(*, person_id: int, thread: Thread, number: int, at: datetime) -> None:
    """Remember that the person has read the thread up to that number; never less than before."""
    changed = ReadMark.objects.filter(person=person_id, thread=thread)
    if changed.filter(number__gte=number).exists():
        return
    if not changed.update(number=number, read_at=at):
        ReadMark.objects.get_or_create(
            person_id=person_id, thread=thread, defaults={"number": number, "read_at": at}
        )


@transaction.atomic
def keep_draft(
    *,
    person: User,
    key: str,
    space: Space,
    thread: Thread | None,
    title: str,
    words: str,
    at: datetime,
) -> Draft | None:
    """Keep what somebody is writing. None where nothing is left of it, or it has been sent already.

    Raises DraftOfAnother where somebody else writes under that key.
    """
    if Draft.objects.filter(key=key).exclude(person=person).exists():
        raise DraftOfAnother
    if Post.objects.filter(key=key).exists():
        return None
    if not words.strip() and not title.strip():
        Draft.objects.filter(person=person, key=key).delete()
        return None
    draft, _ = Draft.objects.update_or_create(
        key=key,
        person=person,
        defaults={
            "space": space, "thread": thread, "title": title, "words": words, "kept_at": at
        },
    )  # fmt: skip
    return draft
