"""All acts under one instrument, read at once: who was bound on which day is then a matter of looking.

An instrument has some hundred acts. A page asks them half a dozen questions, and the map of another day asks the
same ones again; so they are read in one query and kept until one of them changes.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from whimbrel.core.stored.pieces import kept
from whimbrel.treaties.models import NOT_BINDING, Instrument, TreatyAction


class Act(NamedTuple):
    """An act as plain values; `TreatyAction` says what they mean."""

    pk: int
    country_id: int
    kind: str
    signed_on: date | None
    deposited_on: date | None
    in_force_on: date | None
    ends_on: date | None
    party_number: int | None
    source: str

    @property
    def is_binding(self) -> bool:
        return self.kind not in NOT_BINDING

    def binds(self, on: date) -> bool:
        """The question of `TreatyActionQuerySet.in_force`, asked of one act that has been read."""
        return (
            self.in_force_on is not None
            and self.in_force_on <= on
            and (self.ends_on is None or self.ends_on > on)
            and self.kind not in NOT_BINDING
        )


def acts_of(instrument: Instrument) -> tuple[Act, ...]:
    """Every act under the instrument, the first in force first; those that are not in force yet or never come last.

    One query, or none where the request has asked before.
    """
    return kept(("acts", instrument.pk), partial(_acts_of, instrument.pk))


def acts_in_force(instrument: Instrument, *, on: date) -> Iterator[Act]:
    """The acts that bind on that day, the oldest first."""
    return (act for act in acts_of(instrument) if act.binds(on))


def _acts_of(instrument: int) -> tuple[Act, ...]:
    rows = TreatyAction.objects.filter(instrument=instrument).order_by().values_list(*Act._fields)
    acts = [Act(*row) for row in rows]
    acts.sort(key=lambda act: (act.in_force_on or date.max, act.signed_on or date.max, act.pk))
    return tuple(acts)
