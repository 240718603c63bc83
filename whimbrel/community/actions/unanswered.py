"""Putting a question to everybody who could answer it, when nobody has."""

from datetime import datetime

from django.db import transaction

from whimbrel.community.emails.unanswered import write_question
from whimbrel.community.models import Space, Thread
from whimbrel.community.queries.silence import unanswered, who_could_answer
from whimbrel.core.journal import record


def ask_around(*, at: datetime) -> int:
    """Put each question that has waited as long as its space says to those who could answer it; how many letters.

    A question is put to all once.
    """
    spaces = Space.objects.filter(ask_after_days__isnull=False).select_related("within")
    letters = 0
    for space in spaces:
        if space.is_open(at=at):
            for thread in unanswered(space, at=at):
                letters += ask_everybody(thread=thread, at=at)
    return letters


@transaction.atomic
def ask_everybody(*, thread: Thread, at: datetime) -> int:
    """Write to all who could answer; how many letters."""
    post = thread.posts.select_related("author_country").order_by("number")[0]
    written = [write_question(post=post, to=one) for one in who_could_answer(thread, at=at)]
    thread.asked_around_at = at
    thread.save(update_fields=["asked_around_at"])
    letters = sum(one is not None for one in written)
    record(None, "asked everybody", thread, letters=letters)
    return letters
