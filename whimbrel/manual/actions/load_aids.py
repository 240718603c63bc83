"""What stands beside the articles: terms, checklists, questions and answers."""

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES
from whimbrel.core.loading import Loaded, load_records
from whimbrel.core.sheets import Row, prose, read_sheet, text, whole_number
from whimbrel.manual.actions.shared_texts import add_shared_text
from whimbrel.manual.files import TextFile, questions_in, steps_in
from whimbrel.manual.models import Checklist, ChecklistStep, GlossaryTerm, Question, SharedText
from whimbrel.treaties.models import Instrument, Region


def load_terms(path: Path) -> Loaded:
    """The glossary, from its sheet. Raises SheetRefused."""
    if not path.exists():
        return Loaded(_("glossary terms"))
    columns = [text("slug", is_required=True, longest=80), text("source")]
    for code in CODES:
        columns += [
            text(f"term_{code}", is_required=code == "en", longest=150),
            prose(f"definition_{code}", is_required=code == "en"),
        ]
    rows = read_sheet(path, columns, key=("slug",))
    return load_records(GlossaryTerm, rows, key=("slug",), name=_("glossary terms"))


def load_shared_texts(path: Path) -> Loaded:
    """Texts for many articles, from their sheet. What stands at the desk already stays as it is there."""
    loaded = Loaded(_("texts for many articles"))
    if not path.exists():
        return loaded
    columns = [
        text("slug", is_required=True, longest=80),
        text("name", is_required=True, longest=150),
        *(prose(f"text_{code}", is_required=code == "en") for code in CODES),
        replace(whole_number("number"), may_be_absent=True),
        replace(text("behind"), may_be_absent=True),
    ]
    known = set(SharedText.objects.values_list("slug", flat=True))
    for row in read_sheet(path, columns, key=("slug",)):
        if row.values["slug"] in known:
            loaded.unchanged += 1
            continue
        words = {code: row.values[f"text_{code}"] for code in CODES}
        made = add_shared_text(slug=row.values["slug"], name=row.values["name"], words=words)
        made.number = row.values["number"] or 1
        behind = re.split(r"\s*[,;]\s*", row.values["behind"])
        # One edit behind is as old as any number of them.
        made.says = {code: made.number - (code in behind) for code in made.says}
        made.save(update_fields=["number", "says"])
        loaded.added += 1
    return loaded


def load_questions(files: list[TextFile]) -> Loaded:
    """Questions and answers, from `faq.<language>.md`: the same name in each language is the same question."""
    values: dict[str, dict[str, object]] = {}
    for file in sorted(files, key=lambda one: one.language != "en"):
        if file.slug != "faq":
            continue
        for position, asked in enumerate(questions_in(file), 1):
            row = values.setdefault(asked.key, {"key": asked.key, "position": position} | _empty())
            row[f"question_{file.language}"] = asked.question
            row[f"answer_{file.language}"] = asked.answer
    rows = [Row(number, row) for number, row in enumerate(values.values(), 1)]
    return load_records(Question, rows, key=("key",), name=_("questions and answers"))


def _empty() -> dict[str, object]:
    return {f"{name}_{code}": "" for name in ("question", "answer") for code in CODES}


def load_checklists(files: list[TextFile]) -> Loaded:
    """Checklists and their steps. A step that a file no longer names goes, unless somebody stands on it."""
    by_slug: dict[str, list[TextFile]] = defaultdict(list)
    for file in files:
        by_slug[file.slug].append(file)
    rows = [
        Row(number, _about(slug, languages))
        for number, (slug, languages) in enumerate(by_slug.items(), 1)
    ]
    loaded = load_records(Checklist, rows, key=("slug",), name=_("checklists"))
    known = {one.slug: one for one in Checklist.objects.all()}
    steps = [
        Row(number, row)
        for number, row in enumerate(
            (row for slug, files in by_slug.items() for row in _steps(known[slug], files)), 1
        )
    ]
    load_records(ChecklistStep, steps, key=("checklist_id", "key"), name=_("steps"))
    for slug, languages in by_slug.items():
        source = next((one for one in languages if one.language == "en"), languages[0])
        known[slug].instruments.set(
            Instrument.objects.filter(code__in=source.listed("instruments"))
        )
        known[slug].regions.set(Region.objects.filter(code__in=source.listed("regions")))
    return loaded


def _about(slug: str, files: list[TextFile]) -> dict[str, object]:
    row: dict[str, object] = {"slug": slug, "source": "", "counts_from": "meeting"}
    row |= {f"{name}_{code}": "" for name in ("title", "summary") for code in CODES}
    for file in files:
        row[f"title_{file.language}"] = file.facts.get("title", slug)
        row[f"summary_{file.language}"] = file.facts.get("summary", "")
        if file.facts.get("meeting_relative") == "no":
            row["counts_from"] = Checklist.CountsFrom.DESIGNATION.value
        row["source"] = row["source"] or file.facts.get("source", "")
    return row


def _steps(checklist: Checklist, files: list[TextFile]) -> list[dict[str, object]]:
    rows: dict[str, dict[str, object]] = {}
    for file in sorted(files, key=lambda one: one.language != "en"):
        for position, step in enumerate(steps_in(file), 1):
            row = rows.setdefault(
                step.key,
                {
                    "checklist_id": checklist.pk,
                    "key": step.key,
                    "position": position,
                    "due_days": step.due_days,
                }
                | {f"text_{code}": "" for code in CODES},
            )
            row[f"text_{file.language}"] = step.text
    return list(rows.values())
