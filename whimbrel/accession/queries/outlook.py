"""How many Parties an instrument may have some years on, if States join as they did lately, and how well that would have foretold it before.

Joining is counted like any rare event: so many in the last `WINDOW` years, at a rate that is not known for sure (Jeffreys' prior for a Poisson
rate), which gives a negative binomial for the years ahead. Tried and chosen in docs/decisions/0027.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from whimbrel.accession.models import MembershipTarget
from whimbrel.core.periods import add_months
from whimbrel.treaties.models import Instrument
from whimbrel.treaties.queries.membership import accession_steps

# From how many years the pace is taken, and how far back the rule is tried.
WINDOW, BACK = 5, 30
LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9


@dataclass(frozen=True)
class Range:
    """The number of Parties expected on a day: between the ends in eight cases of ten, were the pace that of late."""

    on: date
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Tried:
    """What the same rule would have said on an earlier day, and what came."""

    said_on: date
    range: Range
    came: int

    @property
    def is_inside(self) -> bool:
        return self.range.low <= self.came <= self.range.high


@dataclass(frozen=True)
class Outlook:
    """Where an instrument stands towards its target. `range` is None where its history is too short to tell one."""

    target: MembershipTarget
    on: date
    parties: int
    years: int
    needed_a_year: float
    range: Range | None
    gain: int
    window: int
    tried: tuple[Tried, ...]

    @property
    def inside(self) -> int:
        return sum(one.is_inside for one in self.tried)


class _History:
    """The number of Parties on any day, from the steps by which it changed."""

    def __init__(self, instrument: Instrument, until: date) -> None:
        steps = accession_steps(instrument, until=until)
        self.days = [step.day for step in steps]
        self.totals = [step.total for step in steps]

    def on(self, day: date) -> int:
        place = bisect_right(self.days, day)
        return self.totals[place - 1] if place else 0

    def gain(self, until: date) -> int:
        """How many more Parties there were on that day than `WINDOW` years before; none where there were fewer."""
        return max(0, self.on(until) - self.on(add_months(until, -12 * WINDOW)))

    def range(self, said_on: date, years: int) -> Range | None:
        """What the rule says on that day for so many years on; None where the history is too short to have a pace."""
        if not self.days or add_months(said_on, -12 * WINDOW) < self.days[0]:
            return None
        now, gain = self.on(said_on), self.gain(said_on)
        low, middle, high = (now + _joined(gain, years, part) for part in (LOW, MIDDLE, HIGH))
        return Range(add_months(said_on, 12 * years), low, middle, high)


def outlook(instrument: Instrument, *, on: date) -> Outlook | None:
    """Towards the first target that is still ahead; None where the Parties agreed on none. Two queries beside the registry's."""
    target = MembershipTarget.objects.filter(instrument=instrument, by__gt=on).first()
    if target is None:
        return None
    years = max(1, math.ceil((target.by - on).days / 365.25))
    history = _History(instrument, on)
    parties = history.on(on)
    return Outlook(
        target=target,
        on=on,
        parties=parties,
        years=years,
        needed_a_year=max(0, target.parties - parties) / ((target.by - on).days / 365.25),
        range=history.range(on, years),
        gain=history.gain(on),
        window=WINDOW,
        tried=tuple(_tried(history, on, years)),
    )


def _tried(history: _History, on: date, years: int) -> list[Tried]:
    """The rule, tried on each year that is as far behind as the target is ahead, or farther; the latest first."""
    found = []
    for back in range(years, BACK):
        said_on = add_months(on, -12 * back)
        told = history.range(said_on, years)
        if told is None:
            break
        found.append(Tried(said_on, told, history.on(told.on)))
    return found


def _joined(gain: int, years: int, part: float) -> int:
    """The number of States below or at which that part of what may come lies: negative binomial, shape `gain` + 1/2."""
    shape, kept = gain + 0.5, WINDOW / (WINDOW + years)
    number, below = 0, 0.0
    while True:
        below += math.exp(
            math.lgamma(shape + number)
            - math.lgamma(shape)
            - math.lgamma(number + 1)
            + shape * math.log(kept)
            + number * math.log(1 - kept)
        )
        if below >= part:
            return number
        number += 1
