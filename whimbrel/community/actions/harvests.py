"""Bringing what a thread has shown into the Manual, with thanks to those who wrote it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from whimbrel.community.models import Harvest, Thread
from whimbrel.community.queries.harvests import credit_of
from whimbrel.core.journal import record
from whimbrel.manual.actions.harvest import Gathered, add_example, add_question, begin_article
from whimbrel.manual.models import SOURCE, PartPage
from whimbrel.people.models import User
from whimbrel.treaties.models import Country


@transaction.atomic
def harvest(
    *,
    thread: Thread,
    kind: str,
    words: Mapping[str, Gathered],
    key: str,
    by: User,
    at: datetime,
    part: PartPage | None = None,
) -> Harvest:
    """Make a "question", an "example", or with a `part` an "article" of the thread. The same key twice makes one."""
    before = Harvest.objects.filter(key=key).first()
    if before is not None:
        return before
    made = Harvest(thread=thread, key=key, made_by=by, made_at=at)
    if kind == "example":
        made.example = add_example(
            words=words,
            source=credit_of(thread, SOURCE)[:500],
            by=by,
            country=_country_of(thread),
            instrument=thread.instrument,
            region=thread.region,
        )
    else:
        credited = {
            code: replace(said, text=f"{said.text.rstrip()}\n\n*{credit_of(thread, code)}*")
            for code, said in words.items()
        }
        if kind == "article" and part is not None:
            made.article = begin_article(part=part, words=credited[SOURCE], by=by)
        else:
            made.question = add_question(words=credited, by=by)
    made.save()
    record(by, "harvested", thread, kind=kind)
    return made


def _country_of(thread: Thread) -> Country | None:
    """The country whose people began the thread."""
    first = thread.posts.select_related("author_country").order_by("number").first()
    return first.author_country if first else None
