"""What changed in the figures from one report to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whimbrel.report.models import Edition, Report
from whimbrel.report.queries.content import report_content


@dataclass(frozen=True)
class Difference:
    """One figure in two reports. A text is empty where the report has no figure of that name."""

    name: str
    before: str
    now: str
    # How much more or less, where both are numbers.
    change: int | None
    is_changed: bool


@dataclass(frozen=True)
class Source:
    """Where one side of a comparison comes from: an edition, or a report as it counts today."""

    title: str
    edition: int | None
    cut_off: str
    content: dict[str, Any]


def current_source(report: Report, language: str) -> Source:
    """The last edition; a recount where none is published."""
    edition = report.last_edition()
    content = edition.content if edition else report_content(report, languages=[language])
    return _source(content, edition, language)


def previous_source(report: Report, language: str) -> Source | None:
    """What the report is compared with: its edition before the last, else the report before it."""
    editions = list(report.editions.order_by("-number")[:2])
    if len(editions) == 2:
        return _source(editions[1].content, editions[1], language)
    return current_source(report.previous, language) if report.previous else None


def differences(before: Source, now: Source, language: str) -> list[Difference]:
    """Every figure of either side, by name, those that changed first."""
    old, new = before.content["figures"], now.content["figures"]
    rows = [_difference(name, old, new, language) for name in sorted({*old, *new})]
    return sorted(rows, key=lambda row: not row.is_changed)


@dataclass(frozen=True)
class Rewritten:
    """A numbered paragraph that is new, gone or says something else; empty words on the side where it is not."""

    before: str
    now: str


def rewritten(before: Source, now: Source, language: str) -> list[Rewritten]:
    """The paragraphs that differ in their words, figures aside, in the order of the text. Blocks keep their ids when edited."""
    old, new = (_paragraphs(one, language) for one in (before, now))
    if set(old) & set(new):
        keys = [*new, *(key for key in old if key not in new)]
    else:
        # A text written anew shares no ids: what both say is found by its words.
        old, new = ({words: words for words in side.values()} for side in (old, new))
        keys = [*new, *(key for key in old if key not in new)]
    found = [Rewritten(old.get(key, ""), new.get(key, "")) for key in keys]
    return [one for one in found if one.before != one.now]


def _paragraphs(source: Source, language: str) -> dict[str, str]:
    texts = source.content["texts"]
    text = texts.get(language) or texts.get(source.content["report"]["original_language"])
    blocks = text["blocks"] if text else []
    return {one["id"]: one["value"] for one in blocks if one["type"] == "paragraph"}


def _source(content: dict[str, Any], edition: Edition | None, language: str) -> Source:
    face = content["faces"][language]
    return Source(face["title"], edition.number if edition else None, face["cut_off"], content)


def _difference(
    name: str, old: Mapping[str, Any], new: Mapping[str, Any], language: str
) -> Difference:
    before, now = (side.get(name, {}).get("counts", {}).get(language) for side in (old, new))
    was, is_now = before and before["value"], now and now["value"]
    numbers = isinstance(was, int) and isinstance(is_now, int)
    return Difference(
        name=name,
        before=before["text"] if before else "",
        now=now["text"] if now else "",
        change=is_now - was if numbers else None,
        is_changed=was != is_now,
    )
