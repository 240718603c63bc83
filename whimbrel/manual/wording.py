"""What differs between two texts, word by word and piece by piece. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from whimbrel.manual.models.blocks import words_of

TOKEN = re.compile(r"\s+|[^\W\d_]+|\d+|.", re.S)


@dataclass(frozen=True)
class Run:
    """Words that are in both texts ("same"), only in the old one ("removed") or only in the new one ("added")."""

    kind: str
    text: str


@dataclass(frozen=True)
class PieceChange:
    """One piece that differs between two versions: "added", "removed" or "changed"."""

    key: str
    kind: str
    piece_kind: str
    runs: tuple[Run, ...]


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """The two texts as one, told apart by words: never by letters, which nobody can read."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    runs: list[Run] = []

    def add(kind: str, tokens: Sequence[str]) -> None:
        if tokens:
            runs.append(Run(kind, "".join(tokens)))

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            add("same", before[old_start:old_end])
        else:
            add("removed", before[old_start:old_end])
            add("added", after[new_start:new_end])
    return tuple(runs)


def piece_changes(
    old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]
) -> list[PieceChange]:
    """What changed from one version to another, in the order of the new one; what went stands at its old place."""
    before = {piece["key"]: piece for piece in old}
    after = {piece["key"]: piece for piece in new}
    order = [piece["key"] for piece in new]
    place = 0
    for piece in old:
        if piece["key"] in after:
            place = order.index(piece["key"]) + 1
        else:
            order.insert(place, piece["key"])
            place += 1
    changes = []
    for key in order:
        was, becomes = before.get(key), after.get(key)
        if was is None and becomes is not None:
            changes.append(_change(key, "added", becomes, (Run("added", words_of(becomes)),)))
        elif becomes is None and was is not None:
            changes.append(_change(key, "removed", was, (Run("removed", words_of(was)),)))
        elif was is not None and becomes is not None and words_of(was) != words_of(becomes):
            runs = word_runs(words_of(was), words_of(becomes))
            changes.append(_change(key, "changed", becomes, runs))
    return changes


def _change(key: str, kind: str, piece: dict[str, Any], runs: tuple[Run, ...]) -> PieceChange:
    return PieceChange(key, kind, str(piece["kind"]), runs)
