"""A translation that is not whole: what it lacks is shown in the language of the source, in its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Shown:
    """A piece as it is shown: its plain values, and the language of its words."""

    piece: dict[str, Any]
    language: str


def fill_gaps(
    source: Sequence[dict[str, Any]],
    translation: Sequence[dict[str, Any]],
    *,
    language: str,
    source_language: str,
) -> list[Shown]:
    """The translation's pieces in their order, with those it lacks after the piece they follow in the source."""
    shown = [Shown(piece, language) for piece in translation]
    held = [piece["key"] for piece in translation]
    before: str | None = None
    for piece in source:
        key = piece["key"]
        if key not in held:
            place = held.index(before) + 1 if before is not None else 0
            held.insert(place, key)
            shown.insert(place, Shown(piece, source_language))
        before = key
    return shown
