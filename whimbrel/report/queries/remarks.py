"""What came back from Word, beside the section it belongs to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whimbrel.report.models import Remark, Report
from whimbrel.report.models.text import FIGURE


@dataclass(frozen=True)
class Section:
    """A block of the text as it stands, and what waits beside it. `words` is empty where the block is not known."""

    words: str
    remarks: tuple[Remark, ...]


def waiting_sections(report: Report) -> list[Section]:
    """The blocks with remarks that wait, in the order of the text; what belongs to none first. Three queries."""
    waiting = Remark.objects.filter(file__report=report, accepted_at=None, declined_at=None)
    by_place: dict[tuple[str, str], list[Remark]] = {}
    for one in waiting.select_related("file").order_by("pk"):
        by_place.setdefault((one.file.language, one.block), []).append(one)
    sections = []
    for text in report.texts.order_by("language"):
        for block in text.body.get_prep_value():
            if found := by_place.pop((text.language, block["id"]), None):
                sections.append(Section(_words(block["value"]), tuple(found)))
    return [*(Section("", tuple(found)) for found in by_place.values()), *sections]


def carried_over(value: str, shown: Mapping[str, str], before: str, after: str) -> str | None:
    """The new words with `[[figure]]` where its value stands; None where that is not certain, and a person must write it."""
    parts = FIGURE.split(value)
    names = [part.strip() for part in parts[1::2]]
    texts = [shown.get(name, "") for name in names]
    said = "".join(
        shown.get(part.strip(), "") if place % 2 else part for place, part in enumerate(parts)
    )
    if said != before or not all(texts):
        return None
    for one in texts:
        alone = _standing_alone(one)
        if not texts.count(one) == len(alone.findall(before)) == len(alone.findall(after)):
            return None
    words, rest = "", after
    for name, text in zip(names, texts, strict=True):
        found = _standing_alone(text).search(rest)
        if found is None:
            return None
        words += f"{rest[: found.start()]}[[{name}]]"
        rest = rest[found.end() :]
    return words + rest


def _standing_alone(text: str) -> re.Pattern[str]:
    """The text where it is no part of a longer word or number: the 0 of "0 posts", not that of 10 or of 1,250.0."""
    return re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(text)}(?!\w|[.,]\d)")


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_words(one) for one in value.values())
    if isinstance(value, list):
        return " ".join(_words(one) for one in value)
    return str(value)
