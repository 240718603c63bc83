from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.accession import ObstacleFactory, RecruitmentFileFactory
from tests.factories.treaties import (
    CountryFactory,
    InstrumentFactory,
    RegionFactory,
    SpeciesFactory,
    TreatyActionFactory,
)
from whimbrel.accession.models import PriorityCriterion, Stage
from whimbrel.accession.queries.priority import Part, priorities, weighted
from whimbrel.treaties.models import RangeState

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def points(kind, *standing):
    """What each file gets where that criterion alone weighs."""
    PriorityCriterion.objects.create(kind=kind, weight=1)
    found = priorities(list(standing), on=TODAY)
    return [found[file.pk].points for file, _ in standing if file.pk in found]


def test_the_priority_is_the_mean_by_weight():
    priority = weighted([Part("one", 100, 3), Part("other", 20, 1), Part("none", 0, 0)])

    assert priority.points == 80
    assert [part.name for part in priority.parts] == ["one", "other"]
    assert weighted([Part("none", 100, 0)]) is None


def test_without_criteria_nobody_is_more_urgent():
    file = RecruitmentFileFactory()

    assert priorities([(file, Stage.Step.CONTACT)], on=TODAY) == {}


def test_the_share_of_the_region_that_are_parties_counts():
    region, cms = RegionFactory(), InstrumentFactory()
    file = RecruitmentFileFactory(country=CountryFactory(region=region), instrument=cms)
    inside, outside, later = (CountryFactory(region=region) for _ in range(3))
    CountryFactory(region=region)
    TreatyActionFactory(country=inside, instrument=cms, in_force_on=date(2000, 1, 1))
    TreatyActionFactory(country=outside, in_force_on=date(2000, 1, 1))
    TreatyActionFactory(country=later, instrument=cms, in_force_on=date(2026, 6, 2))

    assert points("region", (file, Stage.Step.CONTACT)) == [25]


def test_the_most_species_are_all_points_and_without_range_states_nothing_is_said():
    one, other = RecruitmentFileFactory(), RecruitmentFileFactory()
    assert points("species", (one, Stage.Step.CONTACT)) == []

    for file, number in ((one, 1), (other, 2)):
        for _ in range(number):
            RangeState.objects.create(country=file.country, species=SpeciesFactory())

    found = priorities([(one, Stage.Step.CONTACT), (other, Stage.Step.CONTACT)], on=TODAY)
    assert (found[one.pk].points, found[other.pk].points) == (50, 100)


def test_other_instruments_the_stage_and_obstacles_count():
    far, near = RecruitmentFileFactory(), RecruitmentFileFactory()
    TreatyActionFactory(country=far.country, in_force_on=date(2000, 1, 1))
    for _ in range(2):
        ObstacleFactory(file=near)
    ObstacleFactory(file=near, overcome_at=now())
    standing = (far, Stage.Step.DEPOSITED), (near, Stage.Step.NO_CONTACT)

    for kind, told in (("family", [100, 0]), ("stage", [70, 0]), ("clear", [100, 50])):
        PriorityCriterion.objects.all().delete()
        assert points(kind, *standing) == told
