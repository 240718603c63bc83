"""Writing and changing posts. What arrives twice is written once."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import localdate, now

from whimbrel.community.actions.asking import ask_moderators
from whimbrel.community.actions.mentions import call_people, read_mentions
from whimbrel.community.actions.webhook_events import tell_of_post
from whimbrel.community.models import Attachment, Draft, Post, PostRevision, ReadMark, Thread
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.mentions import Mentioned
from whimbrel.community.queries.pace import pace_of
from whimbrel.community.rules import why_held
from whimbrel.core.journal import record
from whimbrel.core.prose import html_of
from whimbrel.core.search.keeping import note
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation


@dataclass(frozen=True)
class Words:
    """What somebody wrote, as it came in."""

    text: str
    language: str
    # Made by the form or the letter before it was sent: what arrives twice is written once.
    key: str
    channel: str = Post.Channel.WEB
    message_id: str = ""
    # The number of the post it answers, where it answers one.
    answers: int | None = None
    # The form seems to have been filled in by a machine.
    is_trapped: bool = False
    # The house tells something by itself: nobody need look at it first.
    is_of_house: bool = False
    # Whoever writes from an archive wrote then, and not now.
    written_at: datetime | None = None


@transaction.atomic
def write_post(*, thread: Thread, by: User, words: Words) -> Post:
    """Answer in a thread. Doing it twice with the same key writes one post."""
    # One after the other, so that a button pressed twice at once finds what the first press wrote.
    Thread.objects.select_for_update().get(pk=thread.pk)
    before = Post.objects.filter(key=words.key).first()
    if before is not None:
        return before
    post = put_post(thread=thread, by=by, words=words)
    record(by, "wrote post", post)
    return post


def put_post(*, thread: Thread, by: User, words: Words) -> Post:
    """Put a post at the end of a thread. Call it inside an action's transaction.

    The thread's row is written first, so that two who write at once get numbers one after the other.
    """
    at = words.written_at or now()
    Thread.objects.filter(pk=thread.pk).update(last_number=F("last_number") + 1)
    thread.refresh_from_db(fields=["last_number"])
    role, country, since = office_on(by, localdate())
    answered = thread.posts.filter(number=words.answers).first() if words.answers else None
    mentioned = Mentioned()
    if words.channel != Post.Channel.IMPORT:
        mentioned = read_mentions(words.text, space=thread.space, by=by, at=now())
    html = html_of(words.text, mentioned.named)
    because = ""
    if not role and not words.is_of_house:
        because = why_held(
            Belonging(by.pk), links=html.count("<a href="), is_trapped=words.is_trapped,
            **pace_of(by.pk, at=now()),
        )  # fmt: skip
    post = Post.objects.create(
        thread=thread,
        number=thread.last_number,
        author=by,
        # Never the address, which stands in for a name elsewhere.
        author_name=by.display_name,
        author_role=role,
        author_country_id=country,
        author_since=since,
        language=words.language,
        words=words.text,
        html=html,
        channel=words.channel,
        written_at=at,
        key=words.key,
        message_id=words.message_id,
        answers=answered,
        held_at=at if because else None,
        held_because=because,
    )
    call_people(post=post, mentioned=mentioned, by=by, at=now())
    if because:
        ask_moderators(post=post, at=now())
    Draft.objects.filter(key=words.key).delete()
    count_again(thread)
    note("posts", [str(post.pk)])
    ReadMark.objects.update_or_create(
        person=by, thread=thread, defaults={"number": post.number, "read_at": at}
    )
    return post


@transaction.atomic
def change_post(*, post: Post, text: str, by: User, at: datetime) -> Post:
    """Keep new words; what the post said before stays to be seen."""
    if text == post.words:
        return post
    PostRevision.objects.create(post=post, words=post.words, replaced_at=at, replaced_by=by)
    mentioned = read_mentions(text, space=post.thread.space, by=post.author, at=at)
    post.words, post.html, post.changed_at = text, html_of(text, mentioned.named), at
    post.save(update_fields=["words", "html", "changed_at"])
    call_people(post=post, mentioned=mentioned, by=post.author, at=at)
    make_findable(post)
    tell_of_post("post.changed", post=post, at=at)
    record(by, "changed", post, fields=["words"])
    return post


@transaction.atomic
def remove_post(*, post: Post, by: User, at: datetime | None) -> Post:
    """Take a post out of sight, or with no moment put it back. Its words are kept for who moderates."""
    post.removed_at = at
    post.save(update_fields=["removed_at"])
    count_again(post.thread)
    make_findable(post)
    tell_of_post("post.removed" if at else "post.restored", post=post, at=at or now())
    record(by, "took away" if at else "put back", post)
    return post


@transaction.atomic
def release_post(*, post: Post, by: User) -> Post:
    """Let a post be read that waited for a moderator."""
    post.held_at, post.held_because = None, ""
    post.save(update_fields=["held_at", "held_because"])
    count_again(post.thread)
    make_findable(post)
    record(by, "released", post)
    return post


def count_again(thread: Thread) -> None:
    """Write down, beside the thread, what lists show of its posts. Call it inside an action's transaction."""
    standing = thread.posts.standing()
    last = standing.order_by("-number").first()
    first = standing.order_by("number").first()
    thread.posts_total = standing.count()
    thread.first_post_at = first.written_at if first else None
    thread.last_post_at = standing.aggregate(last=Max("written_at"))["last"]
    thread.last_author = last.author_name if last else ""
    thread.save(update_fields=["posts_total", "first_post_at", "last_post_at", "last_author"])


def make_findable(*posts: Post) -> None:
    """Let the search know what these posts and their files say now, or that they are gone.

    Call it inside an action's transaction.
    """
    note("posts", [str(one.pk) for one in posts])
    files = Attachment.objects.filter(post__in=posts).values_list("pk", flat=True)
    if keys := [str(pk) for pk in files]:
        note("files", keys)


def office_of(person: User) -> tuple[str, int | None]:
    """The role that the person holds today, and for which country; the first named, where several."""
    role, country, _since = office_on(person, localdate())
    return role, country


def office_on(person: User, day: date) -> tuple[str, int | None, date | None]:
    """The role that the person held that day, for which country and since when; the first named, where several."""
    held = Designation.objects.in_office(on=day).filter(person=person).order_by("pk")
    return held.values_list("role", "country", "starts_on").first() or ("", None, None)
