from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import current_language
from whimbrel.core.stored.views import public_page
from whimbrel.manual.forms import CitedForm, SinceForm
from whimbrel.manual.models import SOURCE, ArticlePage, Version
from whimbrel.manual.queries.editions import editions, editions_holding
from whimbrel.manual.queries.history import (
    changed_in_public_since,
    changes_between,
    quoted,
    version_cited,
    versions_of,
)

# How far back "what is new" looks where nobody says since when.
NEW_DAYS = 90


@require_safe
@public_page("version", "on")
def paragraph_detail(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What a paragraph said when it was cited, and what it says now."""
    _open(slug)
    form = CitedForm(request.GET.dict())
    if not form.is_valid():
        raise Http404
    asked = {"number": form.cleaned_data["version"], "on": form.cleaned_data["on"]}
    cited = _cited(slug, asked)
    found = quoted(cited, key) if cited else None
    if cited is None or found is None:
        raise Http404
    context = {
        "quoted": found,
        "slug": slug,
        "key": key,
        "versions": versions_of(slug, cited.language),
        "editions": editions_holding([cited.pk]).get(cited.pk, []),
        "crumbs": _crumbs(slug, found.current.title, _("One paragraph")),
    }
    return render(request, "manual/paragraph_detail.html", context)


@require_safe
@public_page("version")
def article_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version of an article, and what changed since one of them."""
    _open(slug)
    form = CitedForm(request.GET.dict())
    if not form.is_valid():
        raise Http404
    versions = versions_of(slug, current_language()) or versions_of(slug, SOURCE)
    if not versions:
        raise Http404
    number = form.cleaned_data["version"] or max(versions[0].number - 1, 1)
    old, new = (
        version_cited(slug, versions[0].language, number=one)
        for one in (number, versions[0].number)
    )
    if old is None or new is None:
        raise Http404
    context = {
        "changes": changes_between(old, new),
        "versions": versions,
        "slug": slug,
        "crumbs": _crumbs(slug, new.title, _("What changed")),
    }
    return render(request, "manual/article_changes.html", context)


@require_safe
@public_page()
def version_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The whole article as it was in one of its versions."""
    _open(slug)
    version = version_cited(slug, current_language(), number=number)
    if version is None:
        raise Http404
    return render(request, "manual/version_detail.html", version_context(version, slug))


@require_safe
@public_page("since")
def new_list(request: HttpRequest) -> HttpResponse:
    """What changed in the whole Manual since a day, in the words of those who changed it."""
    form = SinceForm(request.GET.dict())
    since = form.day(localdate() - timedelta(days=NEW_DAYS))
    context = {
        "form": SinceForm({"since": since}),
        "since": since,
        "versions": changed_in_public_since(since, current_language()),
        "editions": editions(),
        "crumbs": [(_("Manual"), reverse("manual:contents")), (_("What is new"), "")],
    }
    return render(request, "manual/new_list.html", context)


def version_context(version: Version, slug: str) -> dict[str, Any]:
    """What the page of a version that was shows."""
    return {
        "article": version,
        "slug": slug,
        "is_standing": version.superseded_at is None,
        "editions": editions_holding([version.pk]).get(version.pk, []),
        "crumbs": _crumbs(
            slug, version.title, _("Version %(number)s") % {"number": version.number}
        ),
    }


def _cited(slug: str, asked: dict[str, Any]) -> Version | None:
    """In the reader's language where the article has it, else in the source's."""
    return version_cited(slug, current_language(), **asked) or version_cited(slug, SOURCE, **asked)


def _open(slug: str) -> None:
    """Members' articles have no public history."""
    found = ArticlePage.objects.filter(slug=slug, live=True, locale__language_code=SOURCE)
    if not found.filter(audience=ArticlePage.Audience.EVERYBODY).exists():
        raise Http404


def _crumbs(slug: str, title: str, last: str) -> list[tuple[str, str]]:
    return [
        (_("Manual"), reverse("manual:contents")),
        (title, reverse("manual:article_detail", args=[slug])),
        (last, ""),
    ]
