"""Practice examples, funding programmes and the ways in by task, from their files."""

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES
from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Row, choice, day, prose, read_sheet, reference, text, whole_number
from whimbrel.manual.files import TextFile, plain_text
from whimbrel.manual.models import Checklist, FundingProgramme, PracticeExample, Task, TaskStep
from whimbrel.treaties.models import Country, Instrument, Region, Role


def load_examples(files: list[TextFile]) -> Loaded:
    """Practice examples, one file a language. Which articles they belong to is said by `link_examples`."""
    rows: dict[str, dict[str, object]] = {}
    countries = codes(Country.objects, "iso3")
    by_slug: dict[str, list[TextFile]] = defaultdict(list)
    for file in files:
        by_slug[file.slug].append(file)
        row = rows.setdefault(file.slug, _empty(file.slug))
        row[f"title_{file.language}"] = file.facts.get("title", file.slug)
        row[f"text_{file.language}"] = plain_text(file.text)
        row["country_id"] = countries.get(file.facts.get("country", "")) or row["country_id"]
        row["source"] = row["source"] or file.facts.get("source", "")
        row["link"] = row["link"] or file.facts.get("link", "")
    loaded = load_records(
        PracticeExample,
        [Row(number, row) for number, row in enumerate(rows.values(), 1)],
        key=("slug",),
        name=_("practice examples"),
    )
    for example in PracticeExample.objects.filter(slug__in=by_slug):
        told = by_slug[example.slug][0]
        example.instruments.set(Instrument.objects.filter(code__in=told.listed("instruments")))
        example.regions.set(Region.objects.filter(code__in=told.listed("regions")))
    return loaded


def _empty(slug: str) -> dict[str, object]:
    texts = {f"{name}_{code}": "" for name in ("title", "text") for code in CODES}
    return {"slug": slug, "country_id": None, "source": "", "link": "", **texts}


def load_funding(path: Path) -> Loaded:
    """Funding programmes, from their sheet. Raises SheetRefused."""
    if not path.exists():
        return Loaded(_("funding programmes"))
    columns = [
        text("slug", is_required=True, longest=80),
        text("institution", is_required=True, longest=250),
        day("deadline_on"),
        day("closed_on"),
        text("link"),
        text("source", is_required=True),
        replace(text("regions"), may_be_absent=True),
    ]
    for name in ("name", "activities", "eligibility"):
        columns += [prose(f"{name}_{code}") for code in CODES]
    rows = read_sheet(path, columns, key=("slug",))
    regions = {row.values["slug"]: row.values.pop("regions") for row in rows}
    loaded = load_records(FundingProgramme, rows, key=("slug",), name=_("funding programmes"))
    for programme in FundingProgramme.objects.filter(slug__in=regions):
        if named := regions[programme.slug]:
            programme.regions.set(Region.objects.filter(code__in=re.split(r"\s*[,;]\s*", named)))
    return loaded


def load_tasks(folder: Path) -> Loaded:
    """The ways in by task and the newcomers' paths, with their stops. Raises SheetRefused."""
    path = folder / "tasks.csv"
    if not path.exists():
        return Loaded(_("ways in"))
    columns = [
        text("slug", is_required=True, longest=80),
        whole_number("position", is_required=True),
        choice("for_role", Role.values),
        *(text(f"title_{code}", is_required=code == "en", longest=250) for code in CODES),
    ]
    rows = read_sheet(path, columns, key=("slug",))
    loaded = load_records(Task, rows, key=("slug",), name=_("ways in"))
    steps = [
        text("article", longest=255),
        reference("task", codes(Task.objects, "slug"), is_required=True),
        reference("checklist", codes(Checklist.objects, "slug")),
        whole_number("position", is_required=True),
        whole_number("until_day"),
    ]
    stops = folder / "task_steps.csv"
    found = read_sheet(stops, steps, key=("task", "position")) if stops.exists() else []
    records = [
        Row(
            row.line,
            {
                "task_id": row.values["task"],
                "position": row.values["position"],
                "article": row.values["article"],
                "checklist_id": row.values["checklist"],
                "until_day": row.values["until_day"],
            },
        )
        for row in found
    ]
    load_records(TaskStep, records, key=("task_id", "position"), name=_("ways in"))
    return loaded
