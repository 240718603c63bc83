"""Taking a mailing list's archive into a space: threads, authors and days stay, and nobody is written to."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.community.actions.files import attach
from whimbrel.community.actions.posts import count_again, make_findable, office_on
from whimbrel.community.models import Post, Space, Thread
from whimbrel.core.inbox.languages import language_of
from whimbrel.core.inbox.reading.archive import ArchivedLetter
from whimbrel.core.inbox.reading.heads import ADDRESS
from whimbrel.core.inbox.senders import sender_at
from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.core.prose import html_of
from whimbrel.people.models import User

# Written under one account that nobody can sign in to; the names stand with the posts.
ARCHIVIST = "archive@archive.invalid"
AT_ONCE = 200
# An answer without a word on what it answers belongs to a thread of its subject that is no older.
SAME_SUBJECT = timedelta(days=90)
LONGEST = 50_000
MOST_FAULTS = 200

Told = Callable[[int], object]


@dataclass
class Taken:
    """What came of an archive: threads and posts that are new, letters known before, and those left out, with why."""

    threads: int = 0
    posts: int = 0
    unchanged: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)


class _Shelf:
    """What is known of a space's threads while its archive is taken in."""

    def __init__(self, space: Space) -> None:
        self.space = space
        posts = Post.objects.filter(thread__space=space)
        self.known = set(posts.filter(key__startswith="archive:").values_list("key", flat=True))
        self.by_letter: dict[str, int] = {}
        for name, thread in posts.exclude(message_id="").values_list("message_id", "thread"):
            self.by_letter[name] = thread
        self.by_subject: dict[str, tuple[int, datetime]] = {}
        for title, thread, last in Thread.objects.filter(space=space).values_list(
            "title", "pk", "last_post_at"
        ):
            if last is not None:
                self.by_subject[_bare(title)] = (thread, last)

    def thread_of(self, letter: ArchivedLetter, at: datetime) -> int | None:
        """The thread that the letter belongs to; None where it begins one."""
        for name in letter.answers:
            if name in self.by_letter:
                return self.by_letter[name]
        found = self.by_subject.get(_bare(letter.subject)) if letter.is_answer else None
        if found is not None and abs(at - found[1]) <= SAME_SUBJECT:
            return found[0]
        return None

    def remember(self, letter: ArchivedLetter, thread: int, at: datetime) -> None:
        self.by_letter[letter.message_id[:250]] = thread
        self.by_subject[_bare(letter.subject)] = (thread, at)


def take_archive(
    *,
    space: Space,
    letters: Iterable[ArchivedLetter],
    by: User | None,
    is_dry: bool = False,
    told: Told = lambda done: None,
) -> Taken:
    """Put the letters into the space, the oldest first. Doing it twice changes nothing; a letter that cannot be taken
    is left out and told. With `is_dry` nothing is written. `told` hears how many are done.
    """
    taken, shelf = Taken(), _Shelf(space)
    good = []
    for letter in letters:
        if letter.fault or letter.sent_at is None:
            taken.faults.append((letter.number, letter.fault))
        elif letter.sent_at > now():
            taken.faults.append((letter.number, "its date lies in the future"))
        else:
            good.append((letter.sent_at, letter.number, letter))
    good.sort(key=lambda one: one[:2])
    for start in range(0, len(good), AT_ONCE):
        part = [letter for _at, _number, letter in good[start : start + AT_ONCE]]
        if is_dry:
            _look(part, shelf, taken)
        else:
            _write(part, shelf, taken)
        told(min(start + AT_ONCE, len(good)))
    if not is_dry and taken.posts:
        record(by, "took in archive", space, posts=taken.posts, threads=taken.threads)
    return taken


def _look(letters: list[ArchivedLetter], shelf: _Shelf, taken: Taken) -> None:
    """Count what would be written."""
    for letter in letters:
        key, at = _key(shelf.space, letter), letter.sent_at or now()
        if key in shelf.known:
            taken.unchanged += 1
            continue
        shelf.known.add(key)
        thread = shelf.thread_of(letter, at)
        taken.threads += thread is None
        taken.posts += 1
        shelf.remember(letter, thread or -letter.number, at)


@transaction.atomic
def _write(letters: list[ArchivedLetter], shelf: _Shelf, taken: Taken) -> None:
    archivist = _archivist()
    touched: dict[int, Thread] = {}
    written: list[Post] = []
    for letter in letters:
        key, at = _key(shelf.space, letter), letter.sent_at or now()
        if key in shelf.known:
            taken.unchanged += 1
            continue
        shelf.known.add(key)
        author = _author(letter.address) or archivist
        number = shelf.thread_of(letter, at)
        if number is None:
            thread = _begun(shelf.space, letter, author, at)
            taken.threads += 1
        else:
            thread = touched.get(number) or Thread.objects.get(pk=number)
        touched[thread.pk] = thread
        post = _put(thread, letter, author, archivist, key, at)
        written.append(post)
        shelf.remember(letter, thread.pk, at)
        taken.posts += 1
    for thread in touched.values():
        count_again(thread)
    make_findable(*written)


def _begun(space: Space, letter: ArchivedLetter, author: User, at: datetime) -> Thread:
    title = letter.subject or " ".join(letter.text.split())[:80]
    thread = Thread.objects.create(
        space=space, title=title, language=_language(letter), started_by=author
    )
    Thread.objects.filter(pk=thread.pk).update(started_at=at)
    return thread


def _put(
    thread: Thread, letter: ArchivedLetter, author: User, archivist: User, key: str, at: datetime
) -> Post:
    thread.last_number += 1
    thread.save(update_fields=["last_number"])
    words = without_addresses(letter.text)[:LONGEST]
    is_known = author.pk != archivist.pk
    role, country, since = office_on(author, localdate(at)) if is_known else ("", None, None)
    answered = thread.posts.filter(message_id__in=letter.answers[:5]).order_by("-number").first()
    post = Post.objects.create(
        thread=thread,
        number=thread.last_number,
        author=author,
        author_name=author.display_name if is_known else letter.name,
        author_role=role,
        author_country_id=country,
        author_since=since,
        language=_language(letter),
        words=words,
        html=html_of(words),
        channel=Post.Channel.IMPORT,
        written_at=at,
        key=key,
        message_id=letter.message_id[:250],
        answers=answered,
        # Nobody is written to about what was said long ago.
        told_at=now(),
    )
    for one in letter.attachments:
        attach(post=post, name=one.name, media_type=one.media_type, content=one.content)
    return post


def without_addresses(words: str) -> str:
    """The words with every address in them made unreadable: they were written for a list, not for a page."""
    return ADDRESS.sub(lambda found: f"{found[0].partition('@')[0][:1]}…@…", words)


def _archivist() -> User:
    found, _ = User.objects.get_or_create(
        email=ARCHIVIST,
        defaults={
            "display_name": "", "is_active": False, "written_to": User.WrittenTo.NEVER,
            "password": make_password(None),
        },
    )  # fmt: skip
    return found


def _author(address: str) -> User | None:
    sender = sender_at(address) if address else None
    return User.objects.filter(pk=sender.person).first() if sender and sender.person else None


def _language(letter: ArchivedLetter) -> str:
    found = language_of(letter.text)
    return found if found in CODES else "en"


def _key(space: Space, letter: ArchivedLetter) -> str:
    digest = hashlib.sha256(letter.message_id.encode()).hexdigest()[:40]
    return f"archive:{space.pk}:{digest}"


def _bare(subject: str) -> str:
    return re.sub(r"\W+", " ", subject).strip().casefold()
