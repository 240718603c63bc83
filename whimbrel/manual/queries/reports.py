"""What the Secretariat should look at: articles past their day, broken links, weak spots for some readers."""

import re
from dataclasses import dataclass, field
from datetime import date

from whimbrel.manual.complaints import complaints
from whimbrel.manual.models import SOURCE, ArticlePage, Checklist, LinkCheck, Version

HREF = re.compile(r'href="([^"]+)"')
INNER = re.compile(r"^\.\./(?:\.\./(checklists)/)?([\w-]+)/(?:#.*)?$")
# An article that nobody has changed for so long is worth a look, whatever its day says.
LONG_AGO_DAYS = 730


@dataclass(frozen=True)
class Broken:
    """A link that leads nowhere, and the article it stands in."""

    article: str
    slug: str
    language: str
    url: str
    why: str


@dataclass(frozen=True)
class Concern:
    """An article whose text may keep some readers out."""

    title: str
    slug: str
    language: str
    page_id: int
    complaints: list[str] = field(default_factory=list)


def reviews_due(today: date) -> list[ArticlePage]:
    """Published articles that should have been looked at again by now, the longest overdue first."""
    return list(
        ArticlePage.objects.filter(live=True, review_by__lte=today, locale__language_code=SOURCE)
        .select_related("reviewer")
        .order_by("review_by", "path")
    )


def oldest_articles(*, limit: int = 20) -> list[Version]:
    """The articles that have stood unchanged the longest, in the source's language."""
    return list(
        Version.objects.standing()
        .filter(language=SOURCE, article__live=True)
        .defer("pieces")
        .select_related("article")
        .order_by("published_at")[:limit]
    )


def links_of(version: Version) -> list[str]:
    return [url for piece in version.pieces for url in HREF.findall(piece.get("html", ""))]


def outer_links() -> list[str]:
    """Every address outside the house that a published article names, each once."""
    found = {
        url
        for version in _standing()
        for url in links_of(version)
        if url.startswith(("http://", "https://"))
    }
    return sorted(found)


def broken_links() -> list[Broken]:
    """Links that lead nowhere: to an article or a checklist that is not there, or that answered so when last asked."""
    articles = set(
        ArticlePage.objects.filter(live=True, locale__language_code=SOURCE).values_list(
            "slug", flat=True
        )
    )
    checklists = set(Checklist.objects.values_list("slug", flat=True))
    answers = {one.url: one for one in LinkCheck.objects.all() if one.is_broken}
    broken = []
    for version in _standing():
        for url in links_of(version):
            inner = INNER.match(url)
            if inner is not None and inner[2] not in (checklists if inner[1] else articles):
                why = "missing"
            elif url in answers:
                why = str(answers[url].status or "silent")
            else:
                continue
            broken.append(Broken(version.title, version.article.slug, version.language, url, why))
    return broken


def concerns() -> list[Concern]:
    """Published texts with something that may keep some readers out."""
    found = [
        Concern(one.title, one.article.slug, one.language, one.article_id, complaints(one.pieces))
        for one in _standing()
    ]
    return [one for one in found if one.complaints]


def _standing() -> list[Version]:
    return list(
        Version.objects.standing()
        .filter(article__live=True)
        .select_related("article")
        .order_by("language", "article__path")
    )
