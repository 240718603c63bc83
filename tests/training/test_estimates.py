import pytest

from whimbrel.training.estimates import mean, share, student


def test_the_interval_of_a_mean_is_student_s():
    """Checked by hand: 5 values, mean 3, deviation 1.5811, t(4) = 2.776."""
    found = mean([1, 2, 3, 4, 5])

    assert found.value == 3
    assert found.low == pytest.approx(1.037, abs=0.001)
    assert found.high == pytest.approx(4.963, abs=0.001)


def test_one_value_says_nothing_of_how_sure_it_is():
    assert mean([4]) is None


def test_the_interval_of_a_share_is_wilson_s():
    """The textbook's example: 15 of 20."""
    found = share(15, 20)

    assert found.value == 0.75
    assert found.low == pytest.approx(0.531, abs=0.001)
    assert found.high == pytest.approx(0.888, abs=0.001)


@pytest.mark.parametrize(("part", "whole"), [(0, 6), (6, 6)])
def test_nobody_and_everybody_stay_between_nothing_and_all(part, whole):
    found = share(part, whole)

    assert 0 <= found.low < found.high <= 1


def test_a_share_of_nobody_is_none():
    assert share(0, 0) is None


def test_between_two_known_points_the_wider_one_counts():
    assert student(35) == student(30)
    assert student(5000) == 1.96
