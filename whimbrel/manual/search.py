"""What of the Manual can be found: articles as they stand, and all that helps beside them."""

from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES
from whimbrel.core.search.registry import (
    MEMBERS,
    PUBLIC,
    Entry,
    Keys,
    Version,
    narrowed,
    searchable,
)
from whimbrel.manual.markup import to_html
from whimbrel.manual.models import (
    SOURCE,
    ArticlePage,
    Checklist,
    FundingProgramme,
    GlossaryTerm,
    PracticeExample,
    Question,
)
from whimbrel.manual.models import Version as ArticleVersion
from whimbrel.manual.models.blocks import words_of


@searchable("manual", _("Manual"), order=10, weight=1.5)
def articles(keys: Keys) -> Iterator[Entry]:
    """An article with its versions in all languages; of each the one that readers get."""
    sources = ArticlePage.objects.filter(live=True, locale__language_code=SOURCE).order_by("pk")
    found = list(narrowed(sources, keys).prefetch_related("instruments"))
    versions: dict[Any, list[Version]] = {}
    standing = ArticleVersion.objects.standing().filter(
        article__translation_key__in=[one.translation_key for one in found]
    )
    places = {one.translation_key: (_room(one), one.slug) for one in found}
    for one in standing.select_related("article").order_by("pk"):
        key = one.article.translation_key
        room, slug = places[key]
        with translation.override(one.language):
            url = reverse(room, args=[slug])
        text = "\n".join([one.summary, *(unescape(words_of(piece)) for piece in one.pieces)])
        versions.setdefault(key, []).append(Version(one.language, one.title, text, url))
    for article in found:
        said = versions.get(article.translation_key, [])
        # Without the source's own words there is nothing that readers get.
        if any(one.language == SOURCE for one in said):
            is_open = article.audience == ArticlePage.Audience.EVERYBODY
            codes = [one.code for one in article.instruments.all()]
            yield Entry(
                str(article.pk),
                said,
                circle=PUBLIC if is_open else MEMBERS,
                instrument=codes[0] if len(codes) == 1 else "",
            )


def _room(article: ArticlePage) -> str:
    """The page on which it is read: what is for members has another address."""
    is_open = article.audience == ArticlePage.Audience.EVERYBODY
    return "manual:article_detail" if is_open else "manual:member_article"


@searchable("questions", _("Questions and answers"), order=12, weight=1.3)
def questions(keys: Keys) -> Iterator[Entry]:
    for one in narrowed(Question.objects.order_by("pk"), keys):
        yield Entry(str(one.pk), _versions(one, "question", "answer", one.get_absolute_url))


@searchable("checklists", _("Checklists"), order=14, weight=1.2)
def checklists(keys: Keys) -> Iterator[Entry]:
    rows = narrowed(Checklist.objects.order_by("pk"), keys)
    for one in rows.prefetch_related("steps"):
        steps = list(one.steps.all())
        versions = [
            Version(
                version.language,
                version.title,
                "\n".join(
                    [
                        version.text,
                        *(getattr(step, f"text_{version.language}") for step in steps),
                    ]
                ),
                version.url,
            )
            for version in _versions(one, "title", "summary", one.get_absolute_url)
        ]
        yield Entry(str(one.pk), versions)


@searchable("glossary", _("Glossary"), order=16, weight=1.2)
def glossary(keys: Keys) -> Iterator[Entry]:
    for one in narrowed(GlossaryTerm.objects.order_by("pk"), keys):
        yield Entry(str(one.pk), _versions(one, "term", "definition", one.get_absolute_url))


@searchable("examples", _("Practice examples"), order=18)
def examples(keys: Keys) -> Iterator[Entry]:
    for one in narrowed(PracticeExample.objects.order_by("pk"), keys):
        yield Entry(str(one.pk), _versions(one, "title", "text", one.get_absolute_url))


@searchable("funding", _("Funding"), order=19)
def funding(keys: Keys) -> Iterator[Entry]:
    for one in narrowed(FundingProgramme.objects.order_by("pk"), keys):
        versions = _versions(one, "name", "activities", one.get_absolute_url)
        yield Entry(str(one.pk), versions, words=one.institution)


def _versions(record: Any, title: str, text: str, address: Callable[[], str]) -> list[Version]:
    """A version for each language in which the record has a title, at its page in that language."""
    found = []
    for code in CODES:
        named = getattr(record, f"{title}_{code}")
        if named:
            with translation.override(code):
                url = address()
            said = words_of({"html": to_html(getattr(record, f"{text}_{code}"))})
            found.append(Version(code, named, unescape(said), url))
    return found
