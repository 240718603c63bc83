import pytest

from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.rules import can_write_now, why_held

OFFICIAL = Belonging(1, is_member=True)
NEW = Belonging(2)


def held(belonging=NEW, **given):
    return why_held(belonging, **({"stood": 1, "today": 0, "links": 0} | given))


@pytest.mark.parametrize(
    "given", [{"stood": 0}, {"links": 9}, {"today": 99}, {"is_trapped": True}, {}]
)
def test_what_officials_write_never_waits_from_the_first_day(given):
    assert held(OFFICIAL, **given) == ""


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"stood": 0}, "first"),
        ({}, ""),
        ({"links": 2}, ""),
        ({"links": 3}, "links"),
        ({"today": 4}, ""),
        ({"today": 5}, "often"),
        ({"is_trapped": True}, "trap"),
        ({"stood": 3, "links": 9, "today": 99}, ""),
        ({"stood": 3, "is_trapped": True}, "trap"),
    ],
)
def test_somebody_new_is_known_after_three_posts(given, why):
    assert held(**given) == why


@pytest.mark.parametrize(
    ("belonging", "most"), [(OFFICIAL, 30), (NEW, 10), (Belonging(3, keeps_order=True), 10**6)]
)
def test_so_many_posts_an_hour_are_taken(belonging, most):
    assert can_write_now(belonging, last_hour=most - 1)
    assert can_write_now(belonging, last_hour=most) is belonging.keeps_order
