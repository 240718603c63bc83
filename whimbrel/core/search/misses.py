"""Searches that found nothing: what the Manual, or the search, still lacks.

Nothing says who asked. The words themselves are kept only once the same have been asked for twice: what a single person
typed, a name perhaps, is known by its fingerprint and forgotten after a month.
"""

import hashlib
import logging
import re
from datetime import date, timedelta

from django.db import OperationalError, transaction
from django.db.models import F, Q

from whimbrel.core.models import SearchMiss
from whimbrel.core.search.analysis import plain
from whimbrel.core.search.question import Question

logger = logging.getLogger(__name__)

# What looks like an address or a number of a person is not counted at all.
PERSONAL = re.compile(r"@|\d{5,}")
LONGEST, MOST = 80, 2000
FORGET_ONE, FORGET = timedelta(days=30), timedelta(days=365)


def count_miss(question: Question, *, on: date) -> SearchMiss | None:
    """Count a search that found nothing. None where it is none of ours to keep, or the database cannot write now."""
    words = " ".join(sorted(plain(asked.word) for asked in question.asked))
    if not words or len(words) > LONGEST or PERSONAL.search(question.typed):
        return None
    digest = hashlib.blake2s(f"{question.language} {words}".encode(), digest_size=16).hexdigest()
    try:
        with transaction.atomic():
            return _counted(digest, words, question.language, on)
    except OperationalError:
        # The reader gets their page; that a count is one too low harms nobody.
        logger.warning("A search that found nothing was not counted.", exc_info=True)
        return None


def forget_misses(*, today: date) -> int:
    """Forget what nobody has asked for again; how many."""
    old = Q(times=1, last_on__lt=today - FORGET_ONE) | Q(last_on__lt=today - FORGET)
    return SearchMiss.objects.filter(old).delete()[0]


def _counted(digest: str, words: str, language: str, on: date) -> SearchMiss | None:
    known = SearchMiss.objects.filter(digest=digest)
    if not known.exists() and SearchMiss.objects.count() >= MOST:
        return None
    miss, is_new = SearchMiss.objects.get_or_create(
        digest=digest, defaults={"language": language, "times": 1, "first_on": on, "last_on": on}
    )
    if not is_new:
        known.update(times=F("times") + 1, words=words, last_on=on)
        miss.refresh_from_db()
    return miss
