import pytest

from whimbrel.report.rules.indicators import (
    can_change_value,
    can_enter_values,
    can_move_value,
    can_read_values,
)
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import NOTHING, Office, Offices

DESK = Offices(1, (Office(Role.STAFF),))
STANDING = Offices(2, (Office(Role.STANDING, region_id=1),))
NFP = Offices(3, (Office(Role.NFP, country_id=1),))


def test_drafts_are_read_at_the_desk_and_by_the_standing_committee():
    assert [can_read_values(one) for one in (DESK, STANDING, NFP, NOTHING)] == [
        True,
        True,
        False,
        False,
    ]
    assert [can_enter_values(one) for one in (DESK, STANDING, NFP)] == [True, False, False]


def test_what_was_handed_in_rests():
    assert can_change_value(DESK, step="returned")
    assert not can_change_value(DESK, step="submitted")


@pytest.mark.parametrize(
    ("step", "to", "may"),
    [("draft", "submitted", True), ("draft", "approved", False), ("submitted", "approved", True),
     ("approved", "locked", True), ("locked", "returned", False)],
)  # fmt: skip
def test_a_value_goes_only_along_the_ways_there_are(step, to, may):
    assert can_move_value(DESK, step=step, to=to, submitted_by=9, person=1) is may
    assert not can_move_value(STANDING, step=step, to=to, submitted_by=9, person=2)


def test_nobody_approves_what_they_handed_in_themselves():
    assert not can_move_value(DESK, step="submitted", to="approved", submitted_by=1, person=1)
    assert can_move_value(DESK, step="submitted", to="returned", submitted_by=1, person=1)
