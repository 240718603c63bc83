"""What stands beside the articles, as the files from which it is loaded again."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from whimbrel.core.languages import CODES, columns
from whimbrel.core.sheets import is_formula
from whimbrel.manual.models import (
    SOURCE,
    ArticlePage,
    Checklist,
    FundingProgramme,
    GlossaryTerm,
    ManualPage,
    PartPage,
    PracticeExample,
    Question,
    SharedText,
    Task,
    TaskStep,
)


def files_beside() -> dict[str, str]:
    """Every file but the articles', by name. A sheet without rows is left out."""
    sheets = {
        "manual.csv": _manuals(),
        "parts.csv": _parts(),
        "glossary.csv": _glossary(),
        "shared_texts.csv": _shared_texts(),
        "funding.csv": _funding(),
        "tasks.csv": _tasks(),
        "task_steps.csv": _task_steps(),
    }
    files = {name: sheet(*told) for name, told in sheets.items() if told[1]}
    return files | _checklists() | _questions() | _examples()


Table = tuple[list[str], Sequence[Sequence[Any]]]


def sheet(heading: list[str], rows: Iterable[Sequence[Any]]) -> str:
    """The rows as CSV. What a spreadsheet would run as a formula is made harmless, as the reader undoes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return text.getvalue()


def _cell(value: Any) -> str:
    said = "" if value is None else str(value)
    return f"'{said}" if is_formula(said) else said


def front(facts: dict[str, object]) -> str:
    """The head of a text file: one line a fact."""
    lines = []
    for name, value in facts.items():
        said = " ".join(str(value).split())
        lines.append(f'{name}: "{said}"' if said.startswith('"') else f"{name}: {said}".rstrip())
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def listed(names: Iterable[str]) -> str:
    """The names as one fact. A comma within one must not part it: a semicolon at the end says so."""
    said = "; ".join(names)
    return f"{said};" if "," in said and ";" not in said else said


def _manuals() -> Table:
    rows = ManualPage.objects.order_by("locale__language_code").values_list(
        "locale__language_code", "title", "introduction"
    )
    return ["language", "title", "introduction"], list(rows)


def _parts() -> Table:
    told: dict[str, dict[str, str]] = {}
    parts = PartPage.objects.filter(live=True).select_related("locale")
    for one in parts.order_by("path"):
        if one.is_source:
            told[one.slug] = {"source": one.source}
    for one in parts:
        row = told.setdefault(one.slug, {"source": one.source})
        row |= {f"title_{one.language}": one.title, f"summary_{one.language}": one.summary}
    names = [*columns("title"), *columns("summary"), "source"]
    rows = [
        [slug, place, *(row.get(name, "") for name in names)]
        for place, (slug, row) in enumerate(told.items(), 1)
    ]
    return ["slug", "order", *names], rows


def _glossary() -> Table:
    names = [f"{field}_{code}" for code in CODES for field in ("term", "definition")]
    heading = ["slug", *names, "source"]
    return heading, list(GlossaryTerm.objects.values_list(*heading))


def _shared_texts() -> Table:
    heading = ["slug", "name", *columns("text"), "number", "behind"]
    rows = [
        [
            one.slug,
            one.name,
            *(getattr(one, name) for name in columns("text")),
            one.number,
            listed(code for code in one.behind if getattr(one, f"text_{code}")),
        ]
        for one in SharedText.objects.order_by("slug")
    ]
    return heading, rows


def _funding() -> Table:
    texts = [*columns("name"), *columns("activities"), *columns("eligibility")]
    plain = ["slug", "institution", "deadline_on", "closed_on", "link", *texts, "source"]
    rows = [
        [*(getattr(one, name) for name in plain), listed(r.code for r in one.regions.all())]
        for one in FundingProgramme.objects.order_by("slug").prefetch_related("regions")
    ]
    return [*plain, "regions"], rows


def _tasks() -> Table:
    heading = ["slug", "position", "for_role", *columns("title")]
    return heading, list(Task.objects.order_by("slug").values_list(*heading))


def _task_steps() -> Table:
    rows = TaskStep.objects.order_by("task__slug", "position").values_list(
        "task__slug", "position", "article", "checklist__slug", "until_day"
    )
    return ["task", "position", "article", "checklist", "until_day"], list(rows)


def _checklists() -> dict[str, str]:
    files = {}
    for one in Checklist.objects.prefetch_related("steps", "instruments", "regions"):
        is_meeting = one.counts_from == Checklist.CountsFrom.MEETING
        for code in CODES:
            if not getattr(one, f"title_{code}"):
                continue
            head = front(
                {
                    "title": getattr(one, f"title_{code}"),
                    "summary": getattr(one, f"summary_{code}"),
                    "meeting_relative": "yes" if is_meeting else "no",
                    "instruments": listed(i.code for i in one.instruments.all()),
                    "regions": listed(r.code for r in one.regions.all()),
                    "source": one.source,
                }
            )
            steps = [
                _step(step, code, is_meeting)
                for step in one.steps.all()
                if getattr(step, f"text_{code}")
            ]
            files[f"checklists/{one.slug}.{code}.md"] = head + "\n".join(steps) + "\n"
    return files


def _step(step: Any, code: str, is_meeting: bool) -> str:
    words = " ".join(getattr(step, f"text_{code}").split())
    due = (
        "" if step.due_days is None else f" {{due: {'D' if is_meeting else 'S'}{step.due_days:+}}}"
    )
    return f"- {words} {{#{step.key}}}{due}"


def _questions() -> dict[str, str]:
    files = {}
    for code in CODES:
        asked = [
            f"## {getattr(one, f'question_{code}')} {{#{one.key}}}\n\n{getattr(one, f'answer_{code}')}"
            for one in Question.objects.all()
            if getattr(one, f"question_{code}")
        ]
        if asked:
            files[f"faq.{code}.md"] = "\n\n".join(asked) + "\n"
    return files


def _examples() -> dict[str, str]:
    files = {}
    named: dict[int, list[str]] = {}
    links = ArticlePage.examples.through.objects.filter(
        articlepage__locale__language_code=SOURCE, articlepage__live=True
    )
    for example, slug in links.order_by("articlepage__path").values_list(
        "practiceexample", "articlepage__slug"
    ):
        named.setdefault(example, []).append(slug)
    examples = PracticeExample.objects.select_related("country")
    for one in examples.prefetch_related("instruments", "regions"):
        for code in CODES:
            if not getattr(one, f"title_{code}"):
                continue
            head = front(
                {
                    "title": getattr(one, f"title_{code}"),
                    "country": one.country.iso3 if one.country else "",
                    "instruments": listed(i.code for i in one.instruments.all()),
                    "regions": listed(r.code for r in one.regions.all()),
                    "articles": listed(named.get(one.pk, [])),
                    "link": one.link,
                    "source": one.source,
                }
            )
            files[f"practice_examples/{one.slug}.{code}.md"] = (
                head + getattr(one, f"text_{code}").strip() + "\n"
            )
    return files
