"""How sure a mean or a share is, from few people: intervals at 95 per cent, with nothing but the standard library.

A mean gain: Student's t for the paired differences (each person's score after less before). A share: Wilson's
interval, which stays between 0 and 1 also where everybody said yes. docs/using/training.md says it in plain words.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

# Two-sided 95 per cent points of Student's t by degrees of freedom; between two, the lower one's, which is wider.
STUDENT = {
    1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262,
    10: 2.228, 11: 2.201, 12: 2.179, 13: 2.160, 14: 2.145, 15: 2.131, 16: 2.120, 17: 2.110,
    18: 2.101, 19: 2.093, 20: 2.086, 21: 2.080, 22: 2.074, 23: 2.069, 24: 2.064, 25: 2.060,
    26: 2.056, 27: 2.052, 28: 2.048, 29: 2.045, 30: 2.042, 40: 2.021, 60: 2.000, 120: 1.980,
}  # fmt: skip
NORMAL = 1.960


@dataclass(frozen=True)
class Estimate:
    """A value, and between which two it lies at 95 per cent; `number` is of how many it is made."""

    value: float
    low: float
    high: float
    number: int


def mean(values: Sequence[float]) -> Estimate | None:
    """The mean with Student's interval; None of fewer than two values, of which nobody can say how they spread."""
    if len(values) < 2:
        return None
    middle = fmean(values)
    half = student(len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return Estimate(middle, middle - half, middle + half, len(values))


def share(part: int, whole: int) -> Estimate | None:
    """Which share the part is of the whole, with Wilson's interval; None of nothing."""
    if whole <= 0:
        return None
    found, z = part / whole, NORMAL
    below = 1 + z**2 / whole
    centre = (found + z**2 / (2 * whole)) / below
    half = z / below * math.sqrt(found * (1 - found) / whole + z**2 / (4 * whole**2))
    return Estimate(found, max(centre - half, 0.0), min(centre + half, 1.0), whole)


def student(freedom: int) -> float:
    """How many standard errors 95 per cent lie within."""
    if freedom > max(STUDENT):
        return NORMAL if freedom > 1000 else STUDENT[max(STUDENT)]
    return STUDENT[max(known for known in STUDENT if known <= freedom)]
