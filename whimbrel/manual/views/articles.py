from dataclasses import dataclass
from typing import Any

import brotli
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import CODES, current_language, direction, language_names, translated
from whimbrel.core.stored.views import public_page
from whimbrel.manual.forms import WantedForm
from whimbrel.manual.gaps import Shown
from whimbrel.manual.models import SOURCE, ArticlePage, GlossaryTerm
from whimbrel.manual.queries.contents import contents
from whimbrel.manual.queries.editions import editions_holding
from whimbrel.manual.queries.history import source_changes
from whimbrel.manual.queries.national import is_told_at_home
from whimbrel.manual.queries.proposals import credits_of
from whimbrel.manual.queries.reading import Reading, moved_from, neighbours, reading
from whimbrel.manual.queries.ways import Wanted, about, narrowed, tasks
from whimbrel.manual.terms import TermMarker

# The words by which the contents are narrowed.
WANTED = ("instrument", "region", "role", "level")


@dataclass(frozen=True)
class PieceShown:
    """A piece as the page prints it: its kind, its HTML with the terms marked, and whose language it is in."""

    key: str
    kind: str
    html: str
    language: str
    is_gap: bool
    direction: str
    piece: dict[str, Any]


@require_safe
@public_page(*WANTED)
def contents_page(request: HttpRequest) -> HttpResponse:
    language = current_language()
    known = about()
    form = WantedForm(request.GET.dict(), about=known)
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    parts = contents(language)
    context = {
        "parts": narrowed(parts, wanted, known),
        "form": form,
        "is_narrowed": bool(wanted),
        "tasks": tasks(),
        "paths": tasks(for_newcomers=True),
        "language_name": language_names([language])[0],
        "untranslated": sum(one.is_fallback for part in parts for one in part.articles),
        "total": sum(len(part.articles) for part in parts),
    }
    return render(request, "manual/contents.html", context)


@require_safe
@public_page("form")
def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    found = reading(slug, current_language())
    if found is None:
        return _moved(slug)
    if found.source.audience != ArticlePage.Audience.EVERYBODY:
        # Not even its title: the address alone says that there is something to sign in for.
        return render(request, "manual/article_closed.html", {"slug": slug})
    context = article_context(found)
    if request.GET.get("form") == "text":
        return render(request, "manual/article_text.html", context)
    # How light the lighter form is, said before somebody chooses it.
    plain = render_to_string("manual/article_text.html", context).encode()
    context["text_kilobytes"] = round(len(brotli.compress(plain, quality=4)) / 1000, 1)
    return render(request, "manual/article_detail.html", context)


def article_context(found: Reading, *, with_members_only: bool = False) -> dict[str, Any]:
    """What the page of an article shows, whoever reads it."""
    parts = contents(current_language(), with_members_only=with_members_only)
    before, after, place, count = neighbours(parts, found.source.slug)
    pieces, terms = shown_pieces(found)
    source = found.source
    return {
        "reading": found,
        "article": found.version,
        "pieces": pieces,
        "headings": [one for one in pieces if one.kind == "heading"],
        "terms": terms,
        "part": next((part for part in parts if _holds(part.articles, source.slug)), None),
        "before": before,
        "after": after,
        "place": place,
        "count": count,
        "changes": source_changes(found.version) if found.is_aged else None,
        "provisions": source.provisions.select_related("instrument", "resolution"),
        "editions": editions_holding([found.version.pk]).get(found.version.pk, []),
        "thanks": credits_of(found.version),
        # Where no country has written anything, nobody's own is looked for.
        "has_national": is_told_at_home(source),
        "languages_of_text": language_names([one for one in CODES if one in found.languages]),
        "source_address": source_address(source.slug),
        "crumbs": [(_("Manual"), reverse("manual:contents")), (found.version.title, "")],
    }


def _holds(entries: list[Any], slug: str) -> bool:
    return any(entry.slug == slug for entry in entries)


def shown_pieces(found: Reading) -> tuple[list[PieceShown], list[GlossaryTerm]]:
    """The pieces with the first mention of each term marked, and the terms that were met. One query."""
    terms = {one.slug: one for one in GlossaryTerm.objects.all()}
    marker = TermMarker(
        {translated(one, "term", found.language): slug for slug, one in terms.items()}
    )
    pieces = [_piece(shown, found.language, marker) for shown in found.pieces]
    return pieces, [terms[slug] for slug in marker.found]


def _piece(shown: Shown, language: str, marker: TermMarker) -> PieceShown:
    piece, is_gap = shown.piece, shown.language != language
    html = piece.get("html", "")
    if piece["kind"] == "paragraph" and not is_gap:
        html = marker.mark(html)
    return PieceShown(
        piece["key"], piece["kind"], html, shown.language, is_gap, direction(shown.language), piece
    )


def _moved(slug: str) -> HttpResponse:
    """Lead whoever kept an old address to where the article is now."""
    now_at = moved_from(slug)
    if now_at is None or now_at == slug:
        raise Http404
    return redirect("manual:article_detail", now_at, permanent=True)


def source_address(slug: str) -> str:
    """Where the article is read in the language it was written in."""
    return reverse("manual:article_detail", args=[slug]).replace(
        f"/{current_language()}/", f"/{SOURCE}/", 1
    )
