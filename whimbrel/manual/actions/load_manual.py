"""The Manual's first edition: from its files to the pages, checklists, questions and terms.

Loading again changes nothing. What a person has edited since stays theirs: a file never overwrites it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from whimbrel.core.languages import CODES
from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import read_sheet, text, whole_number
from whimbrel.manual.actions.load_aids import (
    load_checklists,
    load_questions,
    load_shared_texts,
    load_terms,
)
from whimbrel.manual.actions.load_ways import load_examples, load_funding, load_tasks
from whimbrel.manual.actions.tree import settle_manuals
from whimbrel.manual.files import TextFile, pieces_in, read_folder
from whimbrel.manual.models import (
    SOURCE,
    ArticlePage,
    ArticleProvision,
    Checklist,
    ManualPage,
    PartPage,
    PracticeExample,
    SharedText,
    Version,
)
from whimbrel.treaties.models import Instrument, Region, Resolution, Role

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Known:
    """What the articles may name, by code."""

    instruments: dict[str, Instrument]
    regions: dict[str, Region]
    checklists: dict[str, Checklist]
    resolutions: dict[tuple[str, str], Resolution]


@transaction.atomic
def load_manual(*, folder: Path = DATA) -> list[Loaded]:
    """Make the Manual say what the files say, where nobody has said otherwise since.

    Raises SheetRefused, naming the file, with all there is to mend in it.
    """
    loaded = [
        load_terms(folder / "glossary.csv"),
        load_shared_texts(folder / "shared_texts.csv"),
        load_checklists(read_folder(folder / "checklists")),
        load_questions(read_folder(folder)),
        load_funding(folder / "funding.csv"),
    ]
    # A stop of a way in may be a checklist of the Manual's first edition, which lies beside the sheet.
    if (folder / "checklists").exists():
        loaded.append(load_tasks(folder))
    examples = read_folder(folder / "practice_examples")
    loaded.append(load_examples(examples))
    manuals = settle_manuals()
    parts = _load_parts(folder / "parts.csv", manuals)
    loaded.append(_load_articles(read_folder(folder / "articles"), parts))
    _link_examples(examples)
    return loaded


def _link_examples(files: list[TextFile]) -> None:
    """An example says to which articles it belongs; a link somebody set at the desk stays."""
    examples = {one.slug: one for one in PracticeExample.objects.all()}
    for file in files:
        for article in ArticlePage.objects.filter(
            slug__in=file.listed("articles"), locale__language_code=SOURCE
        ):
            example = examples[file.slug]
            if not article.examples.filter(pk=example.pk).exists():
                ArticlePage.examples.through.objects.get_or_create(
                    articlepage_id=article.pk, practiceexample_id=example.pk
                )


def _load_parts(path: Path, manuals: dict[str, ManualPage]) -> dict[tuple[str, str], PartPage]:
    known = {(one.slug, one.language): one for one in PartPage.objects.select_related("locale")}
    if not path.exists():
        return known
    columns = [
        text("slug", is_required=True, longest=80),
        whole_number("order", is_required=True),
        *(text(f"title_{code}", is_required=code == SOURCE, longest=250) for code in CODES),
        text("source"),
    ]
    rows = [row.values for row in read_sheet(path, columns, key=("slug",))]
    for row in sorted(rows, key=lambda one: one["order"]):
        for code in CODES:
            if (row["slug"], code) in known or not row[f"title_{code}"]:
                continue
            page = PartPage(
                title=row[f"title_{code}"],
                slug=row["slug"],
                locale=manuals[code].locale,
                source=row["source"],
            )
            if code != SOURCE:
                page.translation_key = known[row["slug"], SOURCE].translation_key
            known[row["slug"], code] = manuals[code].add_child(instance=page)
    return known


def _load_articles(files: list[TextFile], parts: dict[tuple[str, str], PartPage]) -> Loaded:
    loaded = Loaded(_("articles"))
    known = Known(
        {one.code: one for one in Instrument.objects.all()},
        {one.code: one for one in Region.objects.all()},
        {one.slug: one for one in Checklist.objects.all()},
        {
            (one.instrument.code, one.number): one
            for one in Resolution.objects.select_related("instrument")
        },
    )
    pages = {(one.slug, one.language): one for one in ArticlePage.objects.select_related("locale")}
    edited = set(
        ArticlePage.objects.filter(
            pk__in=Page.objects.exclude(latest_revision__user=None).values("pk")
        ).values_list("pk", flat=True)
    )
    # The source first, since its translations name it; then by their places in the parts.
    for file in sorted(files, key=lambda one: (one.language != SOURCE, _place(one))):
        page = pages.get((file.slug, file.language))
        if page is not None and page.pk in edited:
            loaded.unchanged += 1
            continue
        part = parts.get((file.facts.get("part", ""), file.language))
        if part is None:
            raise file.refuse(
                _("“%(part)s” is not a part in parts.csv that has a title in this language.")
                % {"part": file.facts.get("part", "")}
            )
        source = pages.get((file.slug, SOURCE))
        if file.language != SOURCE and source is None:
            raise file.refuse(_("There is no article of this name in English to translate."))
        if page is None:
            pages[file.slug, file.language] = _add(file, part, source, known)
            loaded.added += 1
        elif _update(page, file, source):
            loaded.changed += 1
            loaded.changes.append(file.path.name)
        else:
            loaded.unchanged += 1
    return loaded


def _add(file: TextFile, part: PartPage, source: ArticlePage | None, known: Known) -> ArticlePage:
    page = ArticlePage(slug=file.slug, locale=part.locale, **_words(file, source))
    if file.language != SOURCE and source is not None:
        page.translation_key = source.translation_key
    else:
        _set_facts(page, file, known)
    # Published as it is added: by way of a draft, each page would be written three times.
    with disable_reference_index_auto_update():
        part.add_child(instance=page)
        page.live_revision = page.save_revision(clean=False)
    page.save(update_fields=["live_revision"], clean=False)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def _update(page: ArticlePage, file: TextFile, source: ArticlePage | None) -> bool:
    words = _words(file, source)
    before = (page.title, page.summary, list(page.body.raw_data), page.based_on)
    if before == (words["title"], words["summary"], words["body"], words["based_on"]):
        return False
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return True


def _words(file: TextFile, source: ArticlePage | None) -> dict[str, Any]:
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
        "body": _body(file),
        "based_on": based_on,
    }


def _body(file: TextFile) -> list[dict[str, Any]]:
    """The pieces as Wagtail keeps them. Raises SheetRefused for a shared text that nobody knows."""
    texts = dict(SharedText.objects.values_list("slug", "pk"))
    body: list[dict[str, Any]] = []
    for piece in pieces_in(file):
        if piece["type"] != "shared":
            body.append({**piece})
        elif piece["value"] in texts:
            body.append({**piece, "value": texts[piece["value"]]})
        else:
            raise file.refuse(
                _("“%(slug)s” is not a text in shared_texts.csv.") % {"slug": piece["value"]}
            )
    return body


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


def _place(file: TextFile) -> tuple[str, int, str]:
    order = file.facts.get("order", "")
    return slugify(file.facts.get("part", "")), int(order) if order.isdigit() else 0, file.slug
