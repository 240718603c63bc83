from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, so_far
from tests.factories.people import UserFactory
from whimbrel.nbsap.actions.target_progress import take_back_progress
from whimbrel.nbsap.queries.target_progress import history_of_target, plan_progress, weighted

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def nbsap():
    return NbsapFactory()


def percents(progress):
    return {
        line.target.code: line.percent
        for whole in progress.lines
        for line in (whole, *whole.parts)
    }  # fmt: skip


def test_a_plan_is_as_far_as_its_targets_by_weight_and_a_target_as_its_parts(nbsap):
    first = nbsap.targets.create(code="1", weight=3)
    for code, weight, percent in (("1.1", 1, 100), ("1.2", 3, 20)):
        part = nbsap.targets.create(code=code, weight=weight, parent=first)
        so_far(part, percent, on=TODAY)
    so_far(nbsap.targets.create(code="2"), 80, on=TODAY)

    progress = plan_progress(nbsap, on=TODAY)

    assert percents(progress) == {"1": 40.0, "1.1": 100.0, "1.2": 20.0, "2": 80.0}
    assert progress.percent == (3 * 40 + 80) / 4
    assert (progress.known, progress.whole) == (4, 4)


def test_of_what_nothing_is_known_nothing_is_reckoned_and_it_is_said_how_much_that_is(nbsap):
    so_far(nbsap.targets.create(code="1", weight=2), 50, on=TODAY)
    dark = nbsap.targets.create(code="2", weight=5)
    nbsap.targets.create(code="2.1", parent=dark)

    progress = plan_progress(nbsap, on=TODAY)

    assert percents(progress) == {"1": 50.0, "2": None, "2.1": None}
    assert (progress.percent, progress.known, progress.whole) == (50.0, 2, 7)
    assert plan_progress(NbsapFactory(), on=TODAY).percent is None


def test_the_latest_day_counts_whenever_it_was_written_down_and_an_earlier_day_is_compared(nbsap):
    target = nbsap.targets.create(code="1")
    so_far(target, 60, on=date(2026, 5, 1))
    so_far(target, 30, on=date(2025, 5, 1))
    so_far(target, 90, on=date(2026, 7, 1))
    mistaken = so_far(target, 99, on=date(2026, 5, 30))
    take_back_progress(progress=mistaken, by=UserFactory(), at=now())

    progress = plan_progress(nbsap, on=TODAY, since=date(2025, 6, 1))

    assert (progress.percent, progress.before) == (60.0, 30.0)
    assert plan_progress(nbsap, on=TODAY, since=date(2025, 4, 1)).before is None
    assert [one.percent for one in history_of_target(target)] == [90, 60, 30]


def test_the_mean_of_nothing_is_not_zero():
    assert weighted([]) is None
    assert weighted([(3, None)]) is None
    assert weighted([(3, 0.0), (1, None)]) == 0.0


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_target_or_many(nbsap, number, django_assert_num_queries):
    for n in range(number):
        whole = nbsap.targets.create(code=f"{n}")
        so_far(nbsap.targets.create(code=f"{n}.1", parent=whole), 10, on=TODAY)

    with django_assert_num_queries(2):
        assert len(plan_progress(nbsap, on=TODAY).lines) == number
