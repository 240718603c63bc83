"""Translations of posts: asked for by a member, made by the worker, made better by whoever reads both."""

from datetime import datetime, timedelta

from django.db import transaction

from whimbrel.community.models import Post, PostTranslation
from whimbrel.community.queries.translations import digest_of
from whimbrel.core.journal import record
from whimbrel.core.prose import html_of
from whimbrel.core.timetable import do_soon
from whimbrel.core.translating import Engine, NotTranslated, engine
from whimbrel.people.models import User

JOB = "community.translations"
# How long after a try that failed the next one comes; after the last it is given up.
PAUSES = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)]


@transaction.atomic
def ask_for_translation(*, post: Post, language: str, by: User, at: datetime) -> PostTranslation:
    """Have the post translated. What is there already, or waited for, is not asked for twice; what failed is tried anew."""
    found, is_new = PostTranslation.objects.get_or_create(
        post=post,
        language=language,
        digest=digest_of(post.words),
        defaults={"asked_by": by, "asked_at": at, "due_at": at},
    )
    if not is_new and found.fault:
        found.fault, found.tries, found.due_at = "", 0, at
        found.save(update_fields=["fault", "tries", "due_at"])
    do_soon(JOB, at=at)
    return found


def make_translations(*, at: datetime, limit: int = 10) -> int:
    """Let the server translate what waits; how many were looked at. One read where nothing does.

    Nothing is locked while the server is asked. Killed meanwhile, it is asked again.
    """
    waiting = PostTranslation.objects.filter(made_at=None, fault="", due_at__lte=at)
    rows = list(waiting.select_related("post").order_by("due_at", "pk")[:limit])
    server = engine() if rows else None
    for one in rows:
        try:
            if server is None:
                raise NotTranslated("No translation server is set", is_passing=False)
            if one.digest != digest_of(one.post.words):
                raise NotTranslated("The post was changed meanwhile", is_passing=False)
            words = _translated(server, one.post, one.language)
        except NotTranslated as error:
            _put_off(one, error, at=at)
        else:
            one.words, one.html, one.made_at = words, html_of(words), at
            one.save(update_fields=["words", "html", "made_at"])
    if len(rows) == limit:
        do_soon(JOB, at=at)
    return len(rows)


@transaction.atomic
def correct_translation(
    *, translation: PostTranslation, text: str, by: User, at: datetime
) -> PostTranslation:
    """Put better words in place of the machine's; what it had said is kept, and who made it better is named."""
    if text == translation.words:
        return translation
    if translation.corrected_at is None:
        translation.machine_words = translation.words
    translation.words, translation.html = text, html_of(text)
    translation.corrected_by, translation.corrector_name = by, by.display_name
    translation.corrected_at = at
    translation.save()
    record(by, "corrected translation", translation)
    return translation


def _translated(server: Engine, post: Post, language: str) -> str:
    """From the language the words are really in: people forget to say which."""
    source = server.detect(post.words) or post.language
    if source == language:
        return post.words
    targets = server.targets()
    if language not in targets.get(source, set()):
        raise NotTranslated(
            f"The server does not translate from “{source}” into “{language}”", is_passing=False
        )
    return server.translate(post.words, source=source, target=language)


def _put_off(one: PostTranslation, error: NotTranslated, *, at: datetime) -> None:
    one.tries += 1
    if error.is_passing and one.tries <= len(PAUSES):
        one.due_at = at + PAUSES[one.tries - 1]
    else:
        one.fault = str(error)[:300]
    one.save(update_fields=["tries", "due_at", "fault"])
