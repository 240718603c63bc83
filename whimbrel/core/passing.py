"""What passes to a successor: every room says it for itself, in its `passing.py`.

    passes("community.subscriptions", ngettext_lazy("%d subscription", "%d subscriptions"),
           left_by=subscriptions_left, hand_on=move_subscriptions)

The successor takes it all over in one step, and can give it all back for thirty days. A room need not know the step.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Records = list[int]


@dataclass(frozen=True)
class Passage:
    """A post that passes from one person to another, as plain numbers: core knows no treaty."""

    country: int
    instrument: int
    giver: int
    taker: int
    # Instruments of the giver's other posts for the country: what belongs to these has a successor of its own.
    others: frozenset[int] = frozenset()


class LeftBy(Protocol):
    def __call__(self, passages: Sequence[Passage], /) -> Mapping[Passage, Records]:
        """What the givers left open, by number. One query, however many passages."""


class HandOn(Protocol):
    def __call__(self, records: Collection[int], /, *, giver: int, taker: int) -> Records:
        """Make these the taker's where they are still the giver's and still open; the numbers of those that moved.

        The way back is the same step with the two exchanged. Runs in a transaction.
        """


@dataclass(frozen=True)
class Kind:
    """One kind of thing that passes; `words` come from `ngettext_lazy("%d draft", "%d drafts")`."""

    name: str
    words: Any
    left_by: LeftBy
    hand_on: HandOn


_kinds: dict[str, Kind] = {}


def passes(name: str, words: Any, *, left_by: LeftBy, hand_on: HandOn) -> None:
    """Say that things of a post pass to whoever holds it next. `name` is kept with every handover, and stays."""
    _kinds[name] = Kind(name, words, left_by, hand_on)


def left_open(passages: Sequence[Passage]) -> dict[Passage, dict[str, Records]]:
    """What waits to pass, by passage and name of its kind; only where there is something. One query a kind."""
    found: dict[Passage, dict[str, Records]] = {}
    for kind in _kinds.values() if passages else ():
        for passage, records in kind.left_by(passages).items():
            if records:
                found.setdefault(passage, {})[kind.name] = list(records)
    return found


def in_words(records: Mapping[str, Sequence[int]]) -> list[str]:
    """How much of what it is: "3 tasks", "1 draft"."""
    return [
        str(kind.words % len(records[kind.name]))
        for kind in _kinds.values()
        if records.get(kind.name)
    ]


def hand_on(records: Mapping[str, Records], *, giver: int, taker: int) -> dict[str, Records]:
    """Let these pass; what did. Call it inside the action's transaction.

    A kind that no room knows any more is left out.
    """
    moved = {
        name: _kinds[name].hand_on(found, giver=giver, taker=taker)
        for name, found in records.items()
        if name in _kinds
    }
    return {name: found for name, found in moved.items() if found}
