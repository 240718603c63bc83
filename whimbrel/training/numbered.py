"""Answers that people write into a letter, a line for each number of the question: "3: 2 4"."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

# A number, a sign after it or none, and what is said of it. Figures of every script are figures to Python.
LINE = re.compile(r"\s*(\d{1,2})\s*[.:：)=\-–—،]*\s+(.*\S)\s*|\s*(\d{1,2})\s*[.:：)=]\s*(.*\S)\s*")
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# "In part", as people write it in the languages of the house, Portuguese and Chinese.
PARTLY = {
    "partly", "in part", "partially", "somewhat", "en partie", "partiellement", "un peu", "en parte",
    "parcialmente", "جزئيا", "إلى حد ما", "частично", "отчасти", "em parte", "部分",
}  # fmt: skip
RATING = re.compile(r"(\d)\s*(?:[,;/>|→ ،-]+\s*(\d))?")


@dataclass(frozen=True)
class Numbered:
    """What was read: by number, and the lines that nobody could read, as they stood."""

    ratings: dict[int, tuple[int, int]]
    unread: tuple[str, ...]


def read_ratings(text: str, *, numbers: Collection[int], highest: int) -> Numbered:
    """Two ratings from 1 to `highest` for each number that was asked.

    A line that does not begin with a figure is talk, and is passed over. The last line of a number counts.
    """
    ratings: dict[int, tuple[int, int]] = {}
    unread = []
    for line in text.splitlines():
        if not line.strip()[:1].isdigit():
            continue
        number, said = _parted(line)
        found = RATING.fullmatch(said)
        pair = (int(found[1]), int(found[2])) if found and found[2] else None
        if (
            number is not None
            and number in numbers
            and pair
            and all(1 <= one <= highest for one in pair)
        ):
            ratings[number] = pair
        else:
            unread.append(line.strip()[:80])
    return Numbered(ratings, tuple(unread))


def read_lines(text: str) -> dict[int, str]:
    """What was written behind each number; further lines without one belong to the number before them."""
    found: dict[int, str] = {}
    last = None
    for line in text.splitlines():
        number, said = _parted(line)
        if number is not None:
            found[number], last = said, number
        elif last is not None and line.strip():
            found[last] = f"{found[last]} {line.strip()}"
    return found


def whole_number_in(said: str) -> int | None:
    """The first figure of what was said: "4 (very much)" is 4, "25 people" is 25."""
    found = re.search(r"\d{1,6}", said)
    return int(found[0]) if found else None


def day_in(said: str) -> tuple[str, date | None]:
    """The words before and after a day in ISO form, and the day; none where there is none that exists."""
    found = DAY.search(said)
    if found is None:
        return said.strip(), None
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return said.strip(), None
    words = f"{said[: found.start()]} {said[found.end() :]}"
    return " ".join(words.split()).strip(" ,;.()-–…"), day


def says_partly(line: str) -> bool:
    bare = unicodedata.normalize("NFC", line.strip().strip(".!,;:").casefold())
    return bare in PARTLY


def _parted(line: str) -> tuple[int | None, str]:
    parts = LINE.fullmatch(line)
    if parts is None:
        return None, ""
    number, said = (parts[1], parts[2]) if parts[1] else (parts[3], parts[4])
    return int(number), said
