"""The Manual for programs: JSON, one address a language, the same words as the pages."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from whimbrel.core.languages import current_language
from whimbrel.core.stored.views import public_page
from whimbrel.manual.models import ArticlePage
from whimbrel.manual.models.blocks import words_of
from whimbrel.manual.queries.contents import Entry, contents
from whimbrel.manual.queries.reading import reading


@require_safe
@public_page()
def contents_json(request: HttpRequest) -> JsonResponse:
    """Every part and article, each article with the address of its text."""
    language = current_language()
    return _json(
        {
            "language": language,
            "parts": [
                {
                    "slug": part.slug,
                    "title": part.title,
                    "articles": [_entry(entry) for entry in part.articles],
                }
                for part in contents(language)
            ],
        }
    )


@require_safe
@public_page()
def article_json(request: HttpRequest, slug: str) -> JsonResponse:
    """One article: its words piece by piece, each with its permanent name."""
    found = reading(slug, current_language())
    if found is None or found.source.audience != ArticlePage.Audience.EVERYBODY:
        raise Http404
    version = found.version
    return _json(
        {
            "slug": found.source.slug,
            "language": version.language,
            "title": version.title,
            "summary": version.summary,
            "version": version.number,
            "published_at": version.published_at.isoformat(),
            "freshness": found.freshness.value,
            "languages": found.languages,
            "url": _whole(reverse("manual:article_detail", args=[found.source.slug])),
            "instruments": [one.code for one in found.source.instruments.all()],
            "regions": [one.code for one in found.source.regions.all()],
            "roles": found.source.roles,
            "level": found.source.level,
            "pieces": [
                {
                    "id": one.piece["key"],
                    "kind": one.piece["kind"],
                    "language": one.language,
                    "text": words_of(one.piece),
                    "html": one.piece.get("html", ""),
                }
                for one in found.pieces
            ],
        }
    )


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "slug": entry.slug,
        "title": entry.title,
        "summary": entry.summary,
        "language": entry.language,
        "freshness": entry.freshness.value,
        "version": entry.number,
        "published_at": entry.published_at.isoformat(),
        "url": _whole(reverse("manual:article_json", args=[entry.slug])),
    }


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _json(told: dict[str, Any]) -> JsonResponse:
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
