"""A whole Manual from the archive that `export_manual` wrote: onto an empty site, or beside what is there.

What is here and was edited by a person stays. Each article is brought in by itself, so that the site goes on
meanwhile and one that cannot be taken keeps nobody from the others.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import SheetRefused, prose, read_sheet, text
from whimbrel.manual.actions.load_aids import (
    load_checklists,
    load_questions,
    load_shared_texts,
    load_terms,
)
from whimbrel.manual.actions.load_articles import (
    Known,
    Parts,
    known_names,
    load_article,
    load_draft,
)
from whimbrel.manual.actions.load_history import (
    Rows,
    read_versions,
    restore_editions,
    restore_history,
)
from whimbrel.manual.actions.load_holdings import load_holdings
from whimbrel.manual.actions.load_manual import by_article, link_examples, load_parts
from whimbrel.manual.actions.load_ways import load_examples, load_funding, load_tasks
from whimbrel.manual.actions.tree import settle_manuals, the_bin
from whimbrel.manual.archive import unpack
from whimbrel.manual.files import TextFile, read_file
from whimbrel.manual.holdings import Holdings
from whimbrel.manual.models import SOURCE, ArticlePage, ManualPage
from whimbrel.people.models import User

# Hears what is brought in now, and how many of how many steps are done.
Told = Callable[[str, int, int], None]


@dataclass
class Brought:
    """What came of an archive, and what could not be taken, each with the name of its file."""

    loaded: list[Loaded] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass
class _Open:
    """An archive that is unpacked, with what its texts say."""

    folder: Path
    at: datetime
    brought: Brought = field(default_factory=Brought)
    articles: list[TextFile] = field(default_factory=list)
    drafts: list[TextFile] = field(default_factory=list)
    others: dict[str, list[TextFile]] = field(default_factory=dict)
    versions: Rows = field(default_factory=dict)
    kept: Holdings = field(default_factory=Holdings)
    cuts: dict[str, str] = field(default_factory=dict)
    parts: Parts = field(default_factory=dict)
    known: Known | None = None


def load_archive(
    *, file: IO[bytes] | Path, at: datetime, told: Told | None = None, by: User | None = None
) -> Brought:
    """Bring in all that the archive holds and the site has not. Raises SheetRefused where it is no such archive."""
    with TemporaryDirectory(prefix="whimbrel-manual-") as place:
        folder = Path(place)
        unpack(file, folder)
        opened = _Open(folder, at)
        _read_texts(opened)
        steps = _steps(opened)
        for number, (name, work) in enumerate(steps):
            if told is not None:
                told(name, number, len(steps))
            try:
                with transaction.atomic():
                    work()
            except SheetRefused as refused:
                opened.brought.wrong += [f"{refused.name}: {one}" for one in refused.complaints]
        if told is not None:
            told("", len(steps), len(steps))
    manual = ManualPage.objects.filter(locale__language_code=SOURCE).first()
    if manual is not None:
        counts = {"added": sum(one.added for one in opened.brought.loaded)}
        record(by, "loaded archive", manual, **counts, refused=len(opened.brought.wrong))
    return opened.brought


def _read_texts(opened: _Open) -> None:
    """Every text file of the archive; one that cannot be read is named and left out."""
    for path in sorted(opened.folder.glob("**/*.md")):
        try:
            file = read_file(path)
        except SheetRefused as refused:
            opened.brought.wrong += [f"{refused.name}: {one}" for one in refused.complaints]
            continue
        except UnicodeDecodeError:
            opened.brought.wrong.append(f"{path.name}: " + _("The file is not UTF-8."))
            continue
        match path.parent.name:
            case "articles":
                opened.articles.append(file)
            case "drafts":
                opened.drafts.append(file)
            case "checklists" | "practice_examples" as kind:
                opened.others.setdefault(kind, []).append(file)
            case _:
                opened.others.setdefault("faq", []).append(file)


def _steps(opened: _Open) -> list[tuple[str, Callable[[], object]]]:
    folder, others, brought = opened.folder, opened.others, opened.brought

    def keep(work: Callable[[], Loaded]) -> Callable[[], None]:
        return lambda: brought.loaded.append(work())

    checklists = others.get("checklists", [])
    steps: list[tuple[str, Callable[[], object]]] = [
        ("files", partial(_bring_holdings, opened)),
        ("glossary.csv", keep(lambda: load_terms(folder / "glossary.csv"))),
        ("shared_texts.csv", keep(lambda: load_shared_texts(folder / "shared_texts.csv"))),
        ("checklists", keep(lambda: load_checklists(checklists))),
        ("faq", keep(lambda: load_questions(others.get("faq", [])))),
        ("funding.csv", keep(lambda: load_funding(folder / "funding.csv"))),
        ("tasks.csv", keep(lambda: load_tasks(folder))),
        ("practice_examples", keep(lambda: load_examples(others.get("practice_examples", [])))),
        ("parts.csv", partial(_bring_tree, opened)),
    ]
    articles, drafts = Loaded(_("articles")), Loaded(_("drafts"))
    published = {one.slug for one in opened.articles}
    for files in by_article(opened.articles + opened.drafts):
        slug = files[0].slug
        told = [one for one in files if one in opened.articles]
        waiting = [one for one in files if one in opened.drafts]
        if slug in published:
            steps.append((slug, partial(_bring_article, opened, told, articles)))
        for one in waiting:
            steps.append((slug, partial(_bring_draft, opened, one, drafts)))
    brought.loaded += [articles, drafts]
    return [
        *steps,
        ("practice_examples", lambda: link_examples(others.get("practice_examples", []))),
        ("editions.json", keep(lambda: restore_editions(folder, brought.wrong))),
    ]


def _bring_holdings(opened: _Open) -> None:
    opened.kept, opened.cuts, loaded = load_holdings(opened.folder, opened.brought.wrong)
    opened.brought.loaded += loaded


def _bring_tree(opened: _Open) -> None:
    """The Manual's page in each language, its parts, the bin, and all that articles may name."""
    manuals = settle_manuals()
    path = opened.folder / "manual.csv"
    if path.exists():
        columns = [
            text("language", is_required=True),
            text("title", longest=255),
            prose("introduction"),
        ]
        for row in read_sheet(path, columns, key=("language",)):
            page = manuals.get(row.values["language"])
            if page is not None and not page.introduction and page.latest_revision is None:
                page.introduction = row.values["introduction"]
                page.title = row.values["title"] or page.title
                page.save(clean=False)
    opened.parts = load_parts(opened.folder / "parts.csv", manuals)
    bin_page = the_bin()
    opened.parts |= {("", code): bin_page for code in CODES}
    opened.known = known_names(opened.kept)
    opened.versions = read_versions(opened.folder)


def _bring_article(opened: _Open, files: list[TextFile], loaded: Loaded) -> None:
    """An article in its languages, each with its history before the next: translations name the source's versions."""
    pages: list[ArticlePage] = []
    for file in sorted(files, key=lambda one: one.language != SOURCE):
        made = load_article([file], parts=opened.parts, known=_known(opened), loaded=loaded)
        for page in made:
            _restore(opened, page)
        pages += made


def _bring_draft(opened: _Open, file: TextFile, loaded: Loaded) -> None:
    page = load_draft(file, parts=opened.parts, known=_known(opened))
    loaded.added += 1
    if page is not None:
        _restore(opened, page)


def _restore(opened: _Open, page: ArticlePage) -> None:
    rows = opened.versions.get((page.slug, page.language), [])
    restore_history(page, rows, kept=opened.kept, cuts=opened.cuts, at=opened.at)


def _known(opened: _Open) -> Known:
    if opened.known is None:
        raise SheetRefused("parts.csv", [])
    return opened.known
