"""The part of the map of the world on which some countries lie."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

# Left, top, width and height on the sheet.
Frame = tuple[float, float, float, float]
# Around the countries, as a share of what they take.
MARGIN = 0.04
NUMBER = re.compile(r"-?\d+")


def frame_of(codes: Collection[str], world: Mapping[str, Any]) -> Frame | None:
    """The least part that shows the mainland of each; the whole sheet, None, where none of them is drawn."""
    boxes = [_box(world["shapes"][code]) for code in codes if code in world["shapes"]]
    boxes += [(x, y, x, y) for code, (x, y) in world["points"].items() if code in codes]
    if not boxes:
        return None
    left, top = (min(box[n] for box in boxes) for n in (0, 1))
    right, bottom = (max(box[n] for box in boxes) for n in (2, 3))
    margin = MARGIN * max(right - left, bottom - top, 50)
    left, top = max(left - margin, 0), max(top - margin, 0)
    right, bottom = min(right + margin, world["width"]), min(bottom + margin, world["height"])
    return left, top, right - left, bottom - top


@lru_cache(maxsize=400)
def _box(path: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the largest piece; islands far away do not count."""
    found = [_extent(piece) for piece in path.split("M")[1:]]
    return max(found, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


def _extent(piece: str) -> tuple[float, float, float, float]:
    """Of one outline: where it begins, and then each step from there."""
    numbers = [int(one) for one in NUMBER.findall(piece)]
    x = y = 0
    xs, ys = [], []
    for across, down in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + across, y + down
        xs.append(x)
        ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)
