"""Articles from their files: pages made, or changed where nobody has changed them since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from whimbrel.core.loading import Loaded
from whimbrel.manual.files import TextFile, pieces_in
from whimbrel.manual.holdings import Holdings, desk_link, holdings
from whimbrel.manual.models import (
    SOURCE,
    ArticlePage,
    ArticleProvision,
    Checklist,
    SharedText,
    Version,
)
from whimbrel.treaties.models import Instrument, Region, Resolution, Role

# Where a page of a language stands in the tree, by the short name of its part.
Parts = dict[tuple[str, str], Any]


@dataclass(frozen=True)
class Known:
    """What the articles may name, by code."""

    instruments: dict[str, Instrument]
    regions: dict[str, Region]
    checklists: dict[str, Checklist]
    resolutions: dict[tuple[str, str], Resolution]
    texts: dict[str, int]
    holdings: Holdings


def known_names(kept: Holdings | None = None) -> Known:
    """What there is to name. Seven queries, without those of holdings that are given."""
    return Known(
        {one.code: one for one in Instrument.objects.all()},
        {one.code: one for one in Region.objects.all()},
        {one.slug: one for one in Checklist.objects.all()},
        {
            (one.instrument.code, one.number): one
            for one in Resolution.objects.select_related("instrument")
        },
        dict(SharedText.objects.values_list("slug", "pk")),
        kept or holdings(),
    )


def load_article(
    files: list[TextFile], *, parts: Parts, known: Known, loaded: Loaded
) -> list[ArticlePage]:
    """One article in its languages, the source first. The pages that were made; raises SheetRefused."""
    slug = files[0].slug
    pages = pages_called(slug)
    edited = edited_by_somebody(pages)
    made = []
    for file in sorted(files, key=lambda one: one.language != SOURCE):
        page = pages.get(file.language)
        if page is not None and page.pk in edited:
            loaded.unchanged += 1
            continue
        part = part_of(file, parts)
        source = pages.get(SOURCE)
        if file.language != SOURCE and source is None:
            raise file.refuse(_("There is no article of this name in English to translate."))
        if page is None:
            pages[file.language] = _add(file, part, source, known)
            made.append(pages[file.language])
            loaded.added += 1
        elif _update(page, file, source, known):
            loaded.changed += 1
            loaded.changes.append(file.path.name)
        else:
            loaded.unchanged += 1
    return made


def load_draft(file: TextFile, *, parts: Parts, known: Known) -> ArticlePage | None:
    """What an editor had before them: of an article that is there, or of one that no reader has. Raises SheetRefused.

    The page that was made; None where there was one, whose draft stays where a person has written it.
    """
    pages = pages_called(file.slug)
    page, source = pages.get(file.language), pages.get(SOURCE)
    if file.language != SOURCE and source is None:
        raise file.refuse(_("There is no article of this name in English to translate."))
    words = _words(file, source, known)
    if page is None:
        page = ArticlePage(
            slug=file.slug,
            locale=Locale.objects.get(language_code=file.language),
            live=False,
            **words,
        )
        if file.language != SOURCE and source is not None:
            page.translation_key = source.translation_key
        else:
            _set_facts(page, file, known)
        part_of(file, parts).add_child(instance=page)
        page.save_revision(clean=False)
        return page
    if page.pk not in edited_by_somebody(pages):
        draft = page.get_latest_revision_as_object()
        for name, value in words.items():
            setattr(draft, name, value)
        draft.save_revision(clean=False)
    return None


def pages_called(slug: str) -> dict[str, ArticlePage]:
    """The article's pages by language, wherever they lie."""
    found = ArticlePage.objects.filter(slug=slug).select_related("locale")
    return {one.language: one for one in found}


def edited_by_somebody(pages: dict[str, ArticlePage]) -> set[int]:
    """Those that a person has written: a file never overwrites them."""
    theirs = Page.objects.filter(pk__in=[one.pk for one in pages.values()])
    return set(theirs.exclude(latest_revision__user=None).values_list("pk", flat=True))


def part_of(file: TextFile, parts: Parts) -> Any:
    part = parts.get((file.facts.get("part", ""), file.language))
    if part is None:
        raise file.refuse(
            _("“%(part)s” is not a part in parts.csv that has a title in this language.")
            % {"part": file.facts.get("part", "")}
        )
    return part


def _add(file: TextFile, part: Any, source: ArticlePage | None, known: Known) -> ArticlePage:
    page = ArticlePage(
        slug=file.slug,
        locale=Locale.objects.get(language_code=file.language),
        **_words(file, source, known),
    )
    if file.language != SOURCE and source is not None:
        page.translation_key = source.translation_key
    else:
        _set_facts(page, file, known)
    # Published as it is added: by way of a draft, each page would be written three times.
    with disable_reference_index_auto_update():
        part.add_child(instance=page)
        page.live_revision = page.save_revision(clean=False, changed=False)
    page.save(update_fields=["live_revision"], clean=False)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def _update(page: ArticlePage, file: TextFile, source: ArticlePage | None, known: Known) -> bool:
    words = _words(file, source, known)
    before = (page.title, page.summary, list(page.body.raw_data), page.based_on)
    if before == (words["title"], words["summary"], words["body"], words["based_on"]):
        return False
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return True


def _words(file: TextFile, source: ArticlePage | None, known: Known) -> dict[str, Any]:
    based_on = None
    if file.language != SOURCE and source is not None:
        versions = Version.objects.filter(article=source)
        number = file.facts.get("source_revision", "")
        based_on = (
            versions.filter(number=int(number)).first() if number.isdigit() else None
        ) or versions.first()
    return {
        "title": file.facts.get("title", file.slug),
        "summary": file.facts.get("summary", ""),
        "body": _body(file, known),
        "based_on": based_on,
    }


def _body(file: TextFile, known: Known) -> list[dict[str, Any]]:
    """The pieces as Wagtail keeps them. Raises SheetRefused for a text, file or picture that nobody knows."""
    return [_piece(piece, file, known) for piece in pieces_in(file)]


def _piece(piece: dict[str, Any], file: TextFile, known: Known) -> dict[str, Any]:
    value = piece["value"]
    try:
        match piece["type"]:
            case "shared":
                value = known.texts[value]
            case "file":
                value = known.holdings.files[value].pk
            case "picture":
                value = value | {"image": known.holdings.pictures[value["image"]].pk}
            case "paragraph" | "note":
                value = desk_link(value, known.holdings.files)
    except KeyError as unknown:
        name = str(unknown.args[0])
        raise file.refuse(
            _("“%(name)s” is named in it, and is not there.") % {"name": name}
        ) from None
    return piece | {"value": value}


def _set_facts(page: ArticlePage, file: TextFile, known: Known) -> None:
    """What is the same in all languages. Raises SheetRefused for a code that nobody knows."""
    wrong: list[str] = []

    def found(name: str, among: dict[str, Any]) -> list[Any]:
        wrong.extend(
            _("“%(code)s” is not known among %(name)s.") % {"code": code, "name": name}
            for code in file.listed(name)
            if code not in among
        )
        return [among[code] for code in file.listed(name) if code in among]

    page.roles = found("roles", {str(one.value): str(one.value) for one in Role})
    page.review_by = _review_day(file, wrong)
    level = file.facts.get("level", "")
    page.level = level if level in ArticlePage.Level.values else ""
    if file.facts.get("audience") == ArticlePage.Audience.MEMBERS:
        page.audience = ArticlePage.Audience.MEMBERS
    page.instruments = found("instruments", known.instruments)
    page.regions = found("regions", known.regions)
    page.checklists = found("checklists", known.checklists)
    page.provisions = [
        one for one in (provision(words, known) for words in file.listed("provisions")) if one
    ]
    for place, one in enumerate(page.provisions.all()):
        one.sort_order = place
    if wrong:
        raise file.refuse(*wrong)


def _review_day(file: TextFile, wrong: list[str]) -> date | None:
    told = file.facts.get("review_by", "")
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        wrong.append(_("“%(day)s” is not a day. Write it like 2014-11-04.") % {"day": told})
        return None


def provision(words: str, known: Known) -> ArticleProvision | None:
    """ "CMS Art. VII.3" or "Res. 10.18" as a link; without an instrument's name the Convention is meant."""
    code, _space, rest = words.partition(" ")
    if code not in known.instruments:
        code, rest = "CMS", words
    instrument = known.instruments.get(code)
    if instrument is None or not rest.strip():
        return None
    number = rest.removeprefix("Res.").strip()
    resolution = known.resolutions.get((code, number)) if rest.startswith("Res.") else None
    return ArticleProvision(
        instrument=instrument, resolution=resolution, provision="" if resolution else rest[:60]
    )


def place_of(file: TextFile) -> tuple[str, int, str]:
    order = file.facts.get("order", "")
    return slugify(file.facts.get("part", "")), int(order) if order.isdigit() else 0, file.slug
