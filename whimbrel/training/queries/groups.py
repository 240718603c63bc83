"""How small a group may be whose answers are shown: smaller ones would tell what a single person said."""

from collections.abc import Mapping
from typing import TypeVar

# People in a group that is shown. Five is what statistical offices use for tables of attitudes.
SMALLEST = 5
K = TypeVar("K")


def is_shown(number: int) -> bool:
    return number >= SMALLEST


def shown_groups(numbers: Mapping[K, int]) -> set[K]:
    """Which groups of one whole may be shown beside the whole.

    Where those that are hidden hold together fewer than SMALLEST people, the smallest shown one is hidden too: else
    taking the shown ones from the whole would tell what the hidden ones said.
    """
    shown = {key for key, number in numbers.items() if is_shown(number)}
    hidden = sum(number for key, number in numbers.items() if key not in shown)
    if shown and 0 < hidden < SMALLEST:
        shown.discard(min(sorted(shown, key=str), key=lambda key: numbers[key]))
    return shown
