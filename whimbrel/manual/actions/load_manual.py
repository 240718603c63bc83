"""The Manual's first edition: from its files to the pages, checklists, questions and terms.

Loading again changes nothing. What a person has edited since stays theirs: a file never overwrites it.
"""

from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES
from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import prose, read_sheet, text, whole_number
from whimbrel.manual.actions.load_aids import (
    load_checklists,
    load_questions,
    load_shared_texts,
    load_terms,
)
from whimbrel.manual.actions.load_articles import Parts, known_names, load_article, place_of
from whimbrel.manual.actions.load_ways import load_examples, load_funding, load_tasks
from whimbrel.manual.actions.tree import settle_manuals
from whimbrel.manual.files import TextFile, read_folder
from whimbrel.manual.models import SOURCE, ArticlePage, ManualPage, PartPage, PracticeExample

DATA = Path(__file__).parents[1] / "data"


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
    parts = load_parts(folder / "parts.csv", manuals)
    loaded.append(_load_articles(read_folder(folder / "articles"), parts))
    link_examples(examples)
    return loaded


def _load_articles(files: list[TextFile], parts: Parts) -> Loaded:
    loaded, known = Loaded(_("articles")), known_names()
    for told in by_article(files):
        load_article(told, parts=parts, known=known, loaded=loaded)
    return loaded


def by_article(files: list[TextFile]) -> list[list[TextFile]]:
    """The files of each article, in the order of their places in the parts."""
    found: dict[str, list[TextFile]] = {}
    for file in sorted(files, key=lambda one: (one.language != SOURCE, place_of(one))):
        found.setdefault(file.slug, []).append(file)
    return list(found.values())


def link_examples(files: list[TextFile]) -> None:
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


def load_parts(path: Path, manuals: dict[str, ManualPage]) -> Parts:
    """The parts by short name and language, those that were missing made. Raises SheetRefused."""
    known: Parts = {
        (one.slug, one.language): one for one in PartPage.objects.select_related("locale")
    }
    if not path.exists():
        return known
    columns = [
        text("slug", is_required=True, longest=80),
        whole_number("order", is_required=True),
        *(text(f"title_{code}", is_required=code == SOURCE, longest=250) for code in CODES),
        *(replace(prose(f"summary_{code}"), may_be_absent=True) for code in CODES),
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
                summary=row[f"summary_{code}"],
                locale=manuals[code].locale,
                source=row["source"],
            )
            if code != SOURCE:
                page.translation_key = known[row["slug"], SOURCE].translation_key
            known[row["slug"], code] = manuals[code].add_child(instance=page)
    return known
