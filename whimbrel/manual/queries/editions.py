"""Named editions of the Manual, and what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from whimbrel.manual.models import SOURCE, Edition, EditionEntry, Version


@dataclass(frozen=True)
class EditionPart:
    slug: str
    title: str
    entries: list[EditionEntry]


def editions() -> list[Edition]:
    return list(Edition.objects.select_related("meeting"))


def edition_parts(edition: Edition, language: str) -> list[EditionPart]:
    """What the edition holds, in this language where it had the article, else in the source's. One query."""
    found: dict[str, EditionEntry] = {}
    rows = (
        EditionEntry.objects.filter(edition=edition, version__language__in={language, SOURCE})
        .select_related("version")
        .defer("version__pieces")
        .order_by("position")
    )
    for row in rows:
        if row.slug not in found or row.version.language == language:
            found[row.slug] = row
    parts: dict[str, EditionPart] = {}
    for row in sorted(found.values(), key=lambda one: one.position):
        parts.setdefault(row.part_slug, EditionPart(row.part_slug, row.part_title, []))
        parts[row.part_slug].entries.append(row)
    return list(parts.values())


def edition_version(edition: Edition, slug: str, language: str) -> Version | None:
    """The article as the edition has it, in this language or else in the source's."""
    rows = EditionEntry.objects.filter(
        edition=edition, slug=slug, version__language__in={language, SOURCE}
    ).select_related("version")
    by_language = {row.version.language: row.version for row in rows}
    return by_language.get(language) or by_language.get(SOURCE)


def editions_holding(versions: Iterable[int]) -> dict[int, list[Edition]]:
    """The editions in which these versions stand, by version. One query."""
    rows = (
        EditionEntry.objects.filter(version__in=set(versions))
        .select_related("edition")
        .order_by("edition__number")
    )
    held: dict[int, list[Edition]] = {}
    for row in rows:
        held.setdefault(row.version_id, []).append(row.edition)
    return held
