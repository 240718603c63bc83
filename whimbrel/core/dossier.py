"""A country's own file: the parts that each room adds to it, for its people, the Secretariat, and a successor.

A room registers its parts in `dossier.py`. The roof shows them in the country room and in the handover file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Line:
    """One thing in a part: what it is, what is to be said of it, where it lies, on which day."""

    text: str
    detail: str = ""
    url: str = ""
    day: date | None = None
    # Somebody has to do something about it.
    is_open: bool = False


Lines = Callable[[int, date], list[Line]]


@dataclass(frozen=True)
class Part:
    """A part of the file. `lines` is given the country's number and the day, and costs a fixed number of queries."""

    slug: str
    title: str | Promise
    order: int
    lines: Lines
    # What stands there while it is empty.
    empty: str | Promise
    # Left out of the handover file, because the successor finds it there under another head.
    is_in_handover: bool = True
    # Tells what is on record; in the room it stands beside the work.
    is_record: bool = False


@dataclass(frozen=True)
class Chapter:
    """A part of one country's file on one day, in the language in which it was read."""

    slug: str
    title: str
    empty: str
    lines: tuple[Line, ...]
    is_record: bool = False


_parts: dict[str, Part] = {}


def part(
    slug: str,
    title: str | Promise,
    *,
    order: int,
    empty: str | Promise,
    is_in_handover: bool = True,
    is_record: bool = False,
) -> Callable[[Lines], Lines]:
    """Make the decorated function a part of every country's file; parts stand in their `order`."""

    def keep(lines: Lines) -> Lines:
        _parts[slug] = Part(slug, title, order, lines, empty, is_in_handover, is_record)
        return lines

    return keep


def parts() -> list[Part]:
    return sorted(_parts.values(), key=lambda one: (one.order, one.slug))


def file_of(country: int, today: date, *, is_for_handover: bool = False) -> list[Chapter]:
    """The file of the country with that number, as it stands on that day."""
    return [
        Chapter(
            slug=one.slug,
            title=str(one.title),
            empty=str(one.empty),
            lines=tuple(one.lines(country, today)),
            is_record=one.is_record,
        )
        for one in parts()
        if one.is_in_handover or not is_for_handover
    ]


def frozen(chapters: list[Chapter]) -> list[dict[str, Any]]:
    """The chapters as plain values, to be kept. Addresses are left out: what they lead to changes."""
    return [
        {
            "slug": one.slug,
            "title": one.title,
            "empty": one.empty,
            "lines": [
                {
                    "text": line.text,
                    "detail": line.detail,
                    "day": line.day.isoformat() if line.day else None,
                    "is_open": line.is_open,
                }
                for line in one.lines
            ],
        }
        for one in chapters
    ]


def thawed(kept: list[dict[str, Any]]) -> list[Chapter]:
    """The chapters again, from what `frozen` made of them."""
    return [
        Chapter(
            slug=one["slug"],
            title=one["title"],
            empty=one["empty"],
            lines=tuple(
                Line(
                    text=line["text"],
                    detail=line["detail"],
                    day=date.fromisoformat(line["day"]) if line["day"] else None,
                    is_open=line["is_open"],
                )
                for line in one["lines"]
            ),
        )
        for one in kept
    ]
