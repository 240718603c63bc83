"""The whole Manual as files that anything can read, and that `load_manual` reads again."""

import csv
import io
import json
import zipfile
from typing import Any

from whimbrel.core.languages import CODES, columns
from whimbrel.manual.markup import to_markdown
from whimbrel.manual.models import (
    SOURCE,
    ArticlePage,
    Checklist,
    Edition,
    GlossaryTerm,
    PartPage,
    Question,
    SharedText,
    Version,
)

README = """The Manual for National Focal Points, whole.

articles/, checklists/, faq.*.md, glossary.csv and parts.csv are the texts as they stand today, in the form in which
Whimbrel loads them again. versions.json has every version that was ever published, editions.json what each named
edition holds; both name paragraphs by their permanent ids.
"""


def export_manual() -> bytes:
    """A ZIP file of open formats: texts, history, editions. Nothing in it is of persons."""
    files: dict[str, str] = {
        "README.txt": README,
        "parts.csv": _parts(),
        "glossary.csv": _glossary(),
        "shared_texts.csv": _shared_texts(),
        "versions.json": _json(_versions()),
        "editions.json": _json(_editions()),
    }
    files |= _articles() | _checklists() | _questions()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            # One day for all, so that the same Manual makes the same file.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return packed.getvalue()


def article_file(version: Version, facts: dict[str, str]) -> str:
    """The version as a file of the first edition is written."""
    head = "\n".join(f"{name}: {value}" for name, value in facts.items())
    return f"---\n{head}\n---\n\n" + "\n\n".join(
        _piece(piece) for piece in version.pieces if _piece(piece)
    )


def _piece(piece: dict[str, Any]) -> str:
    name = f" {{#{piece['key']}}}"
    if "shared" in piece:
        return f"{{shared: {piece['shared']}}}{name}"
    match piece["kind"]:
        case "heading":
            return f"## {piece['text']}{name}"
        case "subheading":
            return f"### {piece['text']}{name}"
        case "paragraph":
            return f"{to_markdown(piece['html'])}{name}"
        case "note":
            quoted = to_markdown(piece["html"]).replace("\n", "\n> ")
            return f"> {quoted}{name}"
        case _:
            return ""


def _articles() -> dict[str, str]:
    files = {}
    sources = {
        one.translation_key: one
        for one in ArticlePage.objects.filter(locale__language_code=SOURCE).prefetch_related(
            "instruments",
            "regions",
            "checklists",
            "provisions__instrument",
            "provisions__resolution",
        )
    }
    parts = {one.path: one.slug for one in PartPage.objects.all()}
    standing = Version.objects.standing().filter(article__live=True)
    for version in standing.select_related("article", "based_on").order_by("article__path"):
        source = sources.get(version.article.translation_key)
        if source is None:
            continue
        facts = {
            "title": version.title,
            "part": parts.get(version.article.path[:12], ""),
            "order": str(int(version.article.path[12:], 36)),
            "summary": " ".join(version.summary.split()),
        }
        facts |= _facts(source) if version.language == SOURCE else {}
        based_on = version.based_on.number if version.based_on else version.number
        facts["source_revision"] = str(based_on)
        files[f"articles/{source.slug}.{version.language}.md"] = article_file(version, facts)
    return files


def _facts(source: ArticlePage) -> dict[str, str]:
    return {
        "instruments": "; ".join(one.code for one in source.instruments.all()),
        "regions": "; ".join(one.code for one in source.regions.all()),
        "roles": "; ".join(source.roles),
        "level": source.level,
        "audience": source.audience,
        "checklists": "; ".join(one.slug for one in source.checklists.all()),
        "provisions": "; ".join(
            f"{one.instrument.code} Res. {one.resolution.number}"
            if one.resolution
            else f"{one.instrument.code} {one.provision}"
            for one in source.provisions.all()
        ),
    }


def _checklists() -> dict[str, str]:
    files = {}
    for one in Checklist.objects.prefetch_related("steps", "instruments", "regions"):
        is_meeting = one.counts_from == Checklist.CountsFrom.MEETING
        for code in CODES:
            if not getattr(one, f"title_{code}"):
                continue
            head = [
                f"title: {getattr(one, f'title_{code}')}",
                f"summary: {getattr(one, f'summary_{code}')}",
                f"meeting_relative: {'yes' if is_meeting else 'no'}",
                f"instruments: {'; '.join(i.code for i in one.instruments.all())}",
                f"regions: {'; '.join(r.code for r in one.regions.all())}",
                f"source: {one.source}",
            ]
            steps = [
                f"- {getattr(step, f'text_{code}')} {{#{step.key}}}"
                + (
                    f" {{due: {'D' if is_meeting else 'S'}{step.due_days:+}}}"
                    if step.due_days is not None
                    else ""
                )
                for step in one.steps.all()
                if getattr(step, f"text_{code}")
            ]
            files[f"checklists/{one.slug}.{code}.md"] = (
                "---\n" + "\n".join(head) + "\n---\n\n" + "\n".join(steps) + "\n"
            )
    return files


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


def _parts() -> str:
    titles: dict[str, dict[str, str]] = {}
    for one in PartPage.objects.filter(live=True).select_related("locale").order_by("path"):
        row = titles.setdefault(one.slug, {"source": one.source})
        row[f"title_{one.language}"] = one.title
    heading = ["slug", "order", *columns("title"), "source"]
    rows = [
        [slug, place, *(row.get(name, "") for name in columns("title")), row["source"]]
        for place, (slug, row) in enumerate(titles.items(), 1)
    ]
    return _csv(heading, rows)


def _glossary() -> str:
    names = [f"{field}_{code}" for code in CODES for field in ("term", "definition")]
    heading = ["slug", *names, "source"]
    return _csv(heading, GlossaryTerm.objects.values_list(*heading))


def _shared_texts() -> str:
    heading = ["slug", "name", *columns("text")]
    return _csv(heading, SharedText.objects.order_by("slug").values_list(*heading))


def _versions() -> list[dict[str, Any]]:
    rows = Version.objects.order_by("article", "number").values(
        "slug", "language", "number", "published_at", "superseded_at", "weight", "note",
        "ready_at", "based_on__number", "title", "summary", "pieces",
    )  # fmt: skip
    return [dict(row) for row in rows]


def _editions() -> list[dict[str, Any]]:
    return [
        {
            "slug": one.slug,
            "number": one.number,
            "as_of": one.as_of,
            "names": {code: getattr(one, f"name_{code}") for code in CODES},
            "articles": list(
                one.entries.values(
                    "position", "part_slug", "slug", "version__language", "version__number"
                )
            ),
        }
        for one in Edition.objects.all()
    ]


def _csv(heading: list[str], rows: Any) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue()


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, default=str)
