import pytest

from whimbrel.training.models import Status
from whimbrel.training.rules.standing import MOVES, can_answer, can_leave, can_stand


def test_every_standing_says_where_it_may_lead():
    assert set(MOVES) == set(Status.values)


@pytest.mark.parametrize(
    ("now", "wanted", "expected"),
    [
        ("nominated", "selected", True),
        ("selected", "confirmed", True),
        ("nominated", "confirmed", False),
        ("waiting", "confirmed", False),
        ("withdrawn", "selected", False),
        ("declined", "waiting", True),
        ("confirmed", "attended", True),
    ],
)
def test_a_standing_leads_only_where_it_may(now, wanted, expected):
    assert can_stand(now, wanted) is expected


def test_only_whoever_is_asked_may_answer():
    assert [one for one in Status if can_answer(one)] == [Status.SELECTED]
    assert can_leave(Status.WAITING)
    assert not can_leave(Status.ATTENDED)
