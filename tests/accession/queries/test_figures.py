from datetime import UTC, date, datetime

import pytest
from django.utils.timezone import now

from tests.factories.accession import ObstacleFactory, RecruitmentFileFactory
from tests.factories.treaties import RegionFactory
from whimbrel.accession.models import RecruitmentFile
from whimbrel.accession.queries.figures import (
    obstacle_figures,
    obstacles,
    spells,
    stage_figures,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 31)
FILES = RecruitmentFile.objects.select_related("country", "instrument")


def file_with(*stages, **fields):
    """A file that reached these stages on these days of 2026."""
    file = RecruitmentFileFactory(**fields)
    file.stages.all().delete()
    for stage, month, day in stages:
        file.stages.create(stage=stage, since=date(2026, month, day), noted_at=now())
    return file


def of(figures, stage):
    return next(one for one in figures if one.stage == stage)


def test_a_stage_lasts_from_its_day_to_that_of_the_next_and_the_last_one_is_not_over():
    file_with(("contact", 1, 1), ("interest", 1, 11), ("paper", 12, 21))

    found = [(one.stage.value, one.days, one.is_over) for one in spells(FILES, on=DAY)]

    assert found == [("contact", 10, True), ("interest", 344, True), ("paper", 10, False)]


def test_mean_and_median_are_of_the_times_that_are_over():
    for last in (11, 21, 31):
        file_with(("contact", 1, 1), ("interest", 1, last))
    file_with(("contact", 1, 1), ("interest", 5, 1))
    file_with(("contact", 1, 1))

    figure = of(stage_figures(spells(FILES, on=DAY)), "contact")

    assert (figure.over, figure.median, figure.mean, figure.standing) == (4, 25, 45, 1)
    assert figure.is_few


def test_five_times_are_no_longer_few_and_none_have_no_mean():
    for _ in range(5):
        file_with(("contact", 1, 1), ("interest", 2, 1))

    figures = stage_figures(spells(FILES, on=DAY))

    assert not of(figures, "contact").is_few
    interest = of(figures, "interest")
    assert (interest.over, interest.mean, interest.median, interest.is_few) == (
        0,
        None,
        None,
        False,
    )


def test_the_same_stage_noted_again_goes_on_and_going_back_begins_anew():
    file_with(("contact", 1, 1), ("contact", 1, 6), ("interest", 1, 11), ("contact", 1, 21), ("interest", 1, 26))  # fmt: skip

    found = [one.days for one in spells(FILES, on=DAY) if one.stage == "contact"]

    assert found == [10, 5]


def test_a_file_that_was_closed_stands_nowhere_and_its_last_stage_ends_with_it():
    closed = datetime(2026, 1, 11, tzinfo=UTC)
    file_with(("contact", 1, 1), closed_at=closed)

    (one,) = spells(FILES, on=DAY)
    (figure,) = stage_figures([one])

    assert (one.days, one.is_over) == (10, False)
    assert (figure.over, figure.standing) == (0, 0)


def test_obstacles_are_counted_by_kind_and_region_and_whether_they_were_answered():
    africa, asia = RegionFactory(name_en="Africa"), RegionFactory(name_en="Asia")
    for region, answer, overcome in ((africa, "By the scale", now()), (africa, " ", None), (asia, "", None)):  # fmt: skip
        ObstacleFactory(
            file__country__region=region, kind="cost", answer=answer, overcome_at=overcome
        )
    ObstacleFactory(file__country__region=None, kind="law", answer="No ban on fishing")

    found = [
        (one.kind, one.region_words, one.noted, one.answered, one.unanswered, one.overcome)
        for one in obstacle_figures(obstacles(FILES))
    ]

    assert found == [
        ("cost", "", 3, 1, 2, 1),
        ("cost", "Africa", 2, 1, 1, 1),
        ("cost", "Asia", 1, 0, 1, 0),
        ("law", "", 1, 1, 0, 0),
        ("law", "Without a region", 1, 1, 0, 0),
    ]
