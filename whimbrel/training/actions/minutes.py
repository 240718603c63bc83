"""Minutes of a session: written together, kept while they are typed, published for everybody."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.training.actions.standings import hold_workshop
from whimbrel.training.minutes import merged
from whimbrel.training.models import Minutes, MinutesRevision, Session

# What one person kept within so long of each other is one sitting; of it the last revision stays.
SITTING = timedelta(minutes=10)


class NothingWritten(Exception):
    """There are no words to publish."""


class WrittenMeanwhile(Exception):
    """Somebody else wrote, and the two cannot be put together by themselves. Nothing was kept of what was sent.

    `minutes` are those that stand, to be read beside one's own words.
    """

    def __init__(self, minutes: Minutes) -> None:
        super().__init__(str(minutes))
        self.minutes = minutes


@transaction.atomic
def keep_minutes(
    *,
    session: Session,
    language: str,
    words: str,
    version: int,
    by: AbstractBaseUser,
    at: datetime,
    is_quiet: bool = False,
) -> Minutes:
    """Keep the words, written after that `version`; where others wrote meanwhile, put both together.

    `is_quiet` while somebody is typing: then nothing is put together, since they would not see it, and the journal
    says it once a sitting. Raises WrittenMeanwhile.
    """
    hold_workshop(session.workshop_id)
    minutes, _is_new = Minutes.objects.get_or_create(session=session, language=language)
    words = words.replace("\r\n", "\n").strip()
    if words == minutes.words:
        return minutes
    if version != minutes.version:
        words = _together(minutes, words, version, is_quiet)
        if words == minutes.words:
            return minutes
    last = minutes.revisions.first()
    minutes.words, minutes.version = words, minutes.version + 1
    minutes.save(update_fields=["words", "version"])
    minutes.revisions.create(version=minutes.version, words=words, made_at=at, by_id=by.pk)
    if not is_quiet or last is None or last.by_id != by.pk or at - last.made_at > SITTING:
        record(by, "wrote minutes", minutes)
    return minutes


@transaction.atomic
def publish_minutes(*, minutes: Minutes, by: AbstractBaseUser, at: datetime) -> Minutes:
    """Show the words as they stand to everybody. Raises NothingWritten."""
    hold_workshop(minutes.session.workshop_id)
    minutes.refresh_from_db()
    if not minutes.words:
        raise NothingWritten
    minutes.published_words = minutes.words
    minutes.published_at, minutes.published_by_id = at, by.pk
    minutes.save(update_fields=["published_words", "published_at", "published_by"])
    _thin_out(minutes)
    record(by, "published", minutes)
    return minutes


@transaction.atomic
def withdraw_minutes(*, minutes: Minutes, by: AbstractBaseUser) -> Minutes:
    """Take them out of the public page; what is written stays."""
    if minutes.published_at is not None:
        minutes.published_words, minutes.published_at = "", None
        minutes.save(update_fields=["published_words", "published_at"])
        record(by, "withdrew", minutes)
    return minutes


@transaction.atomic
def bring_back(*, revision: MinutesRevision, by: AbstractBaseUser, at: datetime) -> Minutes:
    """Let the minutes say what they said then; what they say now stays as a revision."""
    minutes = revision.minutes
    return keep_minutes(
        session=minutes.session,
        language=minutes.language,
        words=revision.words,
        version=minutes.version,
        by=by,
        at=at,
    )


def _together(minutes: Minutes, words: str, version: int, is_quiet: bool) -> str:
    before = minutes.revisions.filter(version=version).values_list("words", flat=True).first()
    if version == 0:
        before = ""
    both = None if before is None or is_quiet else merged(before, words, minutes.words)
    if both is None:
        raise WrittenMeanwhile(minutes)
    return both


def _thin_out(minutes: Minutes) -> None:
    """Of what one person kept in one sitting, let only the last stay."""
    newer: MinutesRevision | None = None
    for one in minutes.revisions.order_by("-version"):
        if newer is not None and one.by_id == newer.by_id and newer.made_at - one.made_at < SITTING:
            one.delete()
        newer = one
