"""The Manual as a volume to take away: chapters, what stands beside them, and what a reader must know of each."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from whimbrel.core.documents.volume import (
    Division,
    Listing,
    Piece,
    Prose,
    Section,
    Volume,
    Words,
    marked,
    plain,
)
from whimbrel.core.periods import written_date
from whimbrel.manual.days import due_words
from whimbrel.manual.freshness import Freshness
from whimbrel.manual.markup import to_html
from whimbrel.manual.models import Edition
from whimbrel.manual.queries.book import (
    Block,
    Book,
    Chapter,
    Explained,
    ListedChecklist,
    ListedStep,
)

ARTICLE, CHECKLIST, PART = "article-", "checklist-", "part-"
# Addresses of the site that may be sections of the same volume.
WITHIN = re.compile(r"^/\w\w/manual/(article|checklist)s/([^/]+)/$")
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
Resolve = Callable[[str], str]


class NothingToRead(Exception):
    """No article of the Manual is published."""


def manual_volume(book: Book, *, edition: Edition | None, part: str = "") -> Volume:
    """The book, or the part of that short name alone, in the words of its language. Raises NothingToRead."""
    if part:
        alone = tuple(one for one in book.parts if one.slug == part)
        book = replace(book, parts=alone, checklists=(), questions=(), terms=())
    if book.changed_at is None or not book.parts:
        raise NothingToRead(part or book.language)
    with translation.override(book.language):
        address = settings.SITE_URL + reverse("manual:contents")
        newest = max(one.published_at for each in book.parts for one in each.chapters)
        before, between, after = _("Page %(page)s of %(pages)s").replace("%(pages)s", "%(page)s").split("%(page)s")  # fmt: skip
        return Volume(
            identifier=uuid5(NAMESPACE_URL, f"{address}#{part}").urn,
            title=book.title or _("Manual for National Focal Points"),
            subtitle=book.parts[0].title if part else "",
            language=book.language,
            publisher=settings.WAGTAIL_SITE_NAME,
            introduction=strip_tags(book.introduction),
            facts=(
                edition_words(edition),
                _("Text of %(day)s") % {"day": written_date(newest.date(), book.language)},
                _("Newest text: %(address)s") % {"address": _shown(address)},
            ),
            contents_title=_("Contents"),
            page_words=(before, between, after),
            accessibility=_("Text only, in the order of reading, with headings and a table of contents."),
            made_at=newest,
            divisions=tuple(_divisions(book)),
        )  # fmt: skip


def _shown(address: str) -> str:
    """The address between marks that keep its order where the line runs from the right."""
    return f"{LEFT_TO_RIGHT}{address}{LEFT_TO_RIGHT}"


def edition_words(edition: Edition | None) -> str:
    """The named edition that was last when the text was taken."""
    if edition is None:
        return _("Before the first named edition")
    return _("Edition %(number)s and what changed since: %(name)s") % {
        "number": edition.number,
        "name": edition.name,
    }


def _divisions(book: Book) -> list[Division]:
    inner = {ARTICLE + one.slug for part in book.parts for one in part.chapters}
    inner |= {CHECKLIST + one.slug for one in book.checklists}
    divisions = [
        Division(
            PART + part.slug,
            part.title,
            part.language,
            tuple(_chapter(one, book.language, inner) for one in part.chapters),
        )
        for part in book.parts
    ]
    beside = (
        ("checklists", _("Checklists"), [_checklist(one, book.language, inner) for one in book.checklists]),
        ("questions", _("Questions and answers"), _explained("answers", _("What is asked again and again"), book.questions, book.language, inner)),
        ("glossary", _("Glossary"), _explained("terms", _("Terms of the field"), book.terms, book.language, inner)),
    )  # fmt: skip
    return divisions + [
        Division(name, title, book.language, tuple(sections))
        for name, title, sections in beside
        if sections
    ]


def _chapter(chapter: Chapter, language: str, inner: set[str]) -> Section:
    address = settings.SITE_URL + reverse("manual:article_detail", args=[chapter.slug])
    resolve = _resolver(address, inner)
    pieces: list[Piece] = []
    for block in chapter.blocks:
        kind = block.kind
        if kind == "subheading" and not any(one.kind == "heading" for one in pieces):
            # No heading stands below one that is not there: whoever has the text read aloud counts levels.
            kind = "heading"
        body = _body(block, resolve, address)
        if body:
            named = kind if kind in ("heading", "subheading", "note") else "paragraph"
            pieces.append(Piece(named, block.key, block.language, body))
    day = written_date(chapter.published_at.date(), language)
    return Section(
        anchor=ARTICLE + chapter.slug,
        title=chapter.title,
        language=chapter.language,
        summary=chapter.summary,
        pieces=tuple(pieces),
        notice=_notice(chapter),
        stamp=_("Version %(number)s of %(day)s, %(address)s")
        % {"number": chapter.number, "day": day, "address": _shown(address)},
    )


def _notice(chapter: Chapter) -> str:
    match chapter.freshness:
        case Freshness.MISSING:
            return _("This article is not in your language yet. You read it in English, the language it was written in.")  # fmt: skip
        case Freshness.MAJORLY:
            return _("This translation is badly out of date: do not act on it before you have looked at the English text.")  # fmt: skip
        case Freshness.OUT_OF_DATE:
            return _("This translation is older than the English text.")
    if any(block.language != chapter.language for block in chapter.blocks):
        return _("Not all of this article is translated yet: some paragraphs are in English, each in its place.")  # fmt: skip
    return ""


def _in_english() -> str:
    return _("This checklist is not in your language yet. You read it in English.")


def _body(block: Block, resolve: Resolve, address: str) -> tuple[Prose | Listing, ...]:
    if block.kind in ("paragraph", "note"):
        html = expand_db_html(block.html) if "linktype=" in block.html else block.html
        return _linked(marked(html), resolve)
    if block.kind in ("picture", "file"):
        # What is not words stays on the site: the file is read where every kilobyte counts.
        label = _("Picture") if block.kind == "picture" else _("File")
        named = block.extra.get("alt") or block.text
        link = Words(f"{label}: {named}" if named else label, href=f"{address}#{block.key}")
        return (Prose((link,)),)
    return plain(block.text) if block.text else ()


def _checklist(one: ListedChecklist, language: str, inner: set[str]) -> Section:
    address = settings.SITE_URL + reverse("manual:checklist_detail", args=[one.slug])
    resolve = _resolver(address, inner)
    with translation.override(one.language):
        steps = tuple(_step(step, one.counts_from, resolve) for step in one.steps)
    body: tuple[Prose | Listing, ...] = (Listing(steps, is_numbered=True),) if steps else ()
    pieces = (Piece("paragraph", "", one.language, body),)
    notice = _in_english() if one.language != language else ""
    return Section(CHECKLIST + one.slug, one.title, one.language, one.summary, pieces, notice)


def _step(step: ListedStep, counts_from: str, resolve: Resolve) -> tuple[Words, ...]:
    """What is to be done, and by when."""
    said = _linked(marked(to_html(step.text)), resolve)
    words = tuple(word for one in said if isinstance(one, Prose) for word in one.words)
    if step.due_days is None:
        return words
    return (*words, Words(f" ({due_words(step.due_days, counts_from)})", is_italic=True))


def _explained(
    anchor: str, title: str, rows: tuple[Explained, ...], language: str, inner: set[str]
) -> list[Section]:
    """One section of all of them: the name as a heading over what is said of it."""
    resolve = _resolver(settings.SITE_URL + reverse("manual:question_list"), inner)
    pieces = []
    for one in rows:
        said = _linked(marked(to_html(one.text)), resolve)
        source = (Prose((Words(one.source, is_italic=True),)),) if one.source else ()
        pieces.append(Piece("heading", f"{anchor}-{one.slug}", one.language, plain(one.name)))
        pieces.append(Piece("paragraph", "", one.language, (*said, *source)))
    return [Section(anchor, title, language, "", tuple(pieces))] if pieces else []


def _resolver(base: str, inner: set[str]) -> Resolve:
    """How a link that stands on the page at `base` leads on: within the volume where it can, else to the site."""

    def resolve(href: str) -> str:
        whole = urljoin(base, href)
        found = WITHIN.match(urlsplit(whole).path) if whole.startswith(settings.SITE_URL) else None
        if found and f"{found[1]}-{found[2]}" in inner:
            return f"#{found[1]}-{found[2]}"
        return iri_to_uri(whole) or ""

    return resolve


def _linked(body: tuple[Prose | Listing, ...], resolve: Resolve) -> tuple[Prose | Listing, ...]:
    def lead(line: tuple[Words, ...]) -> tuple[Words, ...]:
        return tuple(replace(one, href=resolve(one.href)) if one.href else one for one in line)

    return tuple(
        Prose(lead(one.words))
        if isinstance(one, Prose)
        else Listing(tuple(lead(item) for item in one.items), one.is_numbered)
        for one in body
    )
