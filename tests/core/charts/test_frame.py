from whimbrel.core.charts.frame import frame_of
from whimbrel.core.charts.world import world


def test_islands_far_from_the_mainland_do_not_widen_the_part_that_is_shown():
    _left, _top, width, _height = frame_of(["FRA"], world())

    assert width < 60


def test_of_countries_that_are_not_drawn_the_whole_world_is_shown():
    assert frame_of(["EUE"], world()) is None
