"""From which standing a registration may come into which."""

from collections.abc import Mapping

from whimbrel.training.models import CLOSED, Status

S = Status
# Attendance makes its own moves: whoever is seen came, whatever was written before.
MOVES: Mapping[str, frozenset[str]] = {
    S.NOMINATED: frozenset({S.PROPOSED, S.SELECTED, S.WAITING, S.NOT_SELECTED, S.DECLINED, S.WITHDRAWN}),
    S.PROPOSED: frozenset({S.NOMINATED, S.SELECTED, S.WAITING, S.NOT_SELECTED, S.DECLINED, S.WITHDRAWN}),
    S.SELECTED: frozenset({S.CONFIRMED, S.WAITING, S.DECLINED, S.WITHDRAWN}),
    S.WAITING: frozenset({S.SELECTED, S.NOT_SELECTED, S.DECLINED, S.WITHDRAWN}),
    S.CONFIRMED: frozenset({S.DECLINED, S.WITHDRAWN, S.ATTENDED, S.ABSENT}),
    S.NOT_SELECTED: frozenset({S.SELECTED, S.WAITING, S.WITHDRAWN}),
    S.DECLINED: frozenset({S.WAITING, S.SELECTED}),
    S.WITHDRAWN: frozenset(),
    S.ATTENDED: frozenset({S.CONFIRMED, S.ABSENT}),
    S.ABSENT: frozenset({S.ATTENDED, S.CONFIRMED}),
}  # fmt: skip


def can_stand(now: str, wanted: str) -> bool:
    return wanted in MOVES.get(now, frozenset())


def can_answer(now: str) -> bool:
    """The nominee is asked whether they come, and may say so."""
    return now == S.SELECTED


def can_leave(now: str) -> bool:
    """The nominee may say that they will not come."""
    return S.DECLINED in MOVES.get(now, frozenset())


def can_hand_in_photo(now: str) -> bool:
    """Somebody who may come has a picture for the badge; whose course is over needs none."""
    return now != "" and now not in CLOSED
