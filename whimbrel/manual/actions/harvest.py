"""What other rooms bring into the Manual: a question with its answer, a practice example, an article to be edited."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from whimbrel.core.journal import record
from whimbrel.manual.markup import to_html
from whimbrel.manual.models import SOURCE, ArticlePage, PartPage, PracticeExample, Question
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument, Region


@dataclass(frozen=True)
class Gathered:
    """A title and a text in light Markdown, in one language."""

    title: str
    text: str


@transaction.atomic
def add_question(*, words: Mapping[str, Gathered], by: User) -> Question:
    """Put a question and its answer behind the others. `words` are by language; English is among them."""
    last = Question.objects.aggregate(last=Max("position"))["last"] or 0
    key = _free(words[SOURCE].title, set(Question.objects.values_list("key", flat=True)))
    made = Question(key=key, position=last + 1)
    for code, said in words.items():
        setattr(made, f"question_{code}", said.title)
        setattr(made, f"answer_{code}", said.text)
    made.save()
    record(by, "brought into the Manual", made)
    return made


@transaction.atomic
def add_example(
    *,
    words: Mapping[str, Gathered],
    source: str,
    by: User,
    country: Country | None = None,
    instrument: Instrument | None = None,
    region: Region | None = None,
) -> PracticeExample:
    """Put a practice example beside the others. `source` says whom it is from."""
    known = set(PracticeExample.objects.values_list("slug", flat=True))
    made = PracticeExample(slug=_free(words[SOURCE].title, known), country=country, source=source)
    for code, said in words.items():
        setattr(made, f"title_{code}", said.title)
        setattr(made, f"text_{code}", said.text)
    made.save()
    made.instruments.set([instrument] if instrument else [])
    made.regions.set([region] if region else [])
    record(by, "brought into the Manual", made)
    return made


@transaction.atomic
def begin_article(*, part: PartPage, words: Gathered, by: User) -> ArticlePage:
    """Begin an article in a part of the Manual, as a draft that no reader sees; each paragraph is a piece of its own.

    A paragraph that begins with ## is a heading.
    """
    known = set(ArticlePage.objects.values_list("slug", flat=True))
    page = ArticlePage(
        title=words.title,
        slug=_free(words.title, known),
        locale=part.locale,
        live=False,
        has_unpublished_changes=True,
        body=[_piece(one.strip()) for one in words.text.split("\n\n") if one.strip()],
    )
    part.add_child(instance=page)
    page.save_revision(user=by)
    record(by, "brought into the Manual", page)
    return page


def _piece(words: str) -> dict[str, str]:
    key = str(uuid.uuid4())
    if words.startswith("## "):
        return {"type": "heading", "value": words[3:].strip(), "id": key}
    return {"type": "paragraph", "value": to_html(words), "id": key}


def _free(title: str, known: set[str]) -> str:
    """A short name made of the title that nothing has yet."""
    base = slugify(title)[:60].strip("-") or "from-the-e-community"
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(known) + 2))
    return next(name for name in names if name not in known)
