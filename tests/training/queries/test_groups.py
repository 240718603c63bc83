from whimbrel.training.queries.groups import is_shown, shown_groups


def test_five_are_shown_and_four_are_not():
    assert is_shown(5)
    assert not is_shown(4)


def test_groups_that_are_large_enough_are_shown():
    assert shown_groups({"africa": 9, "asia": 6}) == {"africa", "asia"}


def test_a_small_group_takes_the_smallest_shown_one_with_it():
    """Else the whole less what is shown would be what the two of Oceania said."""
    assert shown_groups({"africa": 9, "asia": 6, "oceania": 2}) == {"africa"}


def test_small_groups_that_hold_enough_people_together_hide_nobody_else():
    assert shown_groups({"africa": 9, "asia": 3, "oceania": 2}) == {"africa"}
    assert shown_groups({"africa": 9, "asia": 6, "europe": 3, "oceania": 2}) == {"africa", "asia"}
