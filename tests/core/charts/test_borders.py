from whimbrel.core.charts.borders import neighbours


def test_neighbours_on_land_are_named_from_both_sides():
    assert {"ARG", "BOL", "COL", "PER"} <= set(neighbours("BRA"))
    assert "BRA" in neighbours("PER")


def test_an_island_and_an_unknown_code_have_none():
    assert neighbours("FJI") == neighbours("XXX") == ()
