from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, PlanStageFactory, assessed
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.core.models import MailRefusal
from whimbrel.nbsap.actions.assessing import publish_assessment
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.queries.mailing import Asked, reached
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS", kind="convention")


def a_country(cms, name, *, stage="", region=None):
    """With a focal point, and a plan at the stage where one is named."""
    country = CountryFactory(name_en=name, region=region)
    DesignationFactory(country=country, instrument=cms)
    if stage:
        PlanStageFactory(nbsap__country=country, kind=stage, on=date(2026, 1, 5))
    return country


def named(cms, **asked):
    return {one.country.name_en: one.why for one in reached(Asked(cms, **asked), on=TODAY).people}


def test_focal_points_of_countries_whose_latest_plan_is_at_a_stage_with_why(cms):
    chad = a_country(cms, "Chad", stage="consulting")
    PlanStageFactory(nbsap=chad.nbsaps.get(), kind="reviewing", on=date(2026, 9, 1))
    a_country(cms, "Peru", stage="adopted")
    old = a_country(cms, "Togo", stage="preparing")
    PlanStageFactory(nbsap=NbsapFactory(country=old, year=2025), kind="adopted")
    a_country(cms, "Cuba")

    assert named(cms, stages=("consulting", "reviewing")) == {
        "Chad": "Consultation in the country, 5 January 2026"
    }


def test_of_countries_that_have_not_taken_a_step(cms):
    taken, open_one = (
        a_country(cms, "Chad", stage="adopted"),
        a_country(cms, "Peru", stage="adopted"),
    )
    a_country(cms, "Cuba")
    for country, steps in ((taken, (Step.TEAM, Step.LAW)), (open_one, (Step.LAW,))):
        assessed(country.nbsaps.get(), steps=steps)

    assert named(cms, step="team") == {"Peru": "not taken: Join the team that writes the plan"}


@pytest.mark.parametrize(
    ("assessment", "name"),
    [("no_plan", "Cuba"), ("not_graded", "Peru"), ("graded", "Chad"), ("published", "Togo")],
)
def test_of_countries_by_how_far_the_plan_is_assessed(cms, assessment, name):
    a_country(cms, "Cuba")
    a_country(cms, "Peru", stage="adopted")
    for one in ("Chad", "Togo"):
        nbsap = assessed(a_country(cms, one, stage="adopted").nbsaps.get())
    publish_assessment(nbsap=nbsap, by=DesignationFactory().person, at=now())

    assert list(named(cms, assessment=assessment)) == [name]


def test_of_one_region_and_all_that_is_filled_in_together(cms):
    africa = RegionFactory(code="africa")
    within = RegionFactory(code="west", within=africa)
    a_country(cms, "Chad", stage="preparing", region=africa)
    a_country(cms, "Togo", stage="preparing", region=within)
    a_country(cms, "Mali", stage="adopted", region=africa)
    a_country(cms, "Peru", stage="preparing")

    assert list(named(cms, stages=("preparing",), region=africa)) == ["Chad", "Togo"]


def test_only_who_is_in_office_for_the_convention_and_takes_such_letters_is_reached(cms):
    refuses, never, left, vacant = (
        a_country(cms, name, stage="preparing") for name in ("Chad", "Mali", "Peru", "Togo")
    )
    a_country(InstrumentFactory(code="CBD"), "Cuba", stage="preparing")
    person = refuses.designations.get().person
    MailRefusal.objects.create(person=person, kind="plan_mailing")
    User.objects.filter(designations__country=never).update(written_to="never")
    left.designations.update(ends_on=TODAY)
    User.objects.filter(designations__country=vacant).update(is_active=False)

    found = reached(Asked(cms, stages=("preparing",)), on=TODAY)

    assert (found.people, found.refused) == ([], 2)
    assert [one.name_en for one in found.nobody] == ["Cuba", "Peru", "Togo"]


def test_who_acts_for_two_countries_is_written_to_once(cms):
    person = a_country(cms, "Chad", stage="preparing").designations.get().person
    other = CountryFactory(name_en="Mali")
    DesignationFactory(person=person, country=other, instrument=cms)
    PlanStageFactory(nbsap__country=other, kind="preparing")

    assert list(named(cms, stages=("preparing",))) == ["Chad"]


@pytest.mark.parametrize("number", [1, 3])
def test_many_countries_cost_the_same(cms, number, django_assert_num_queries):
    for n in range(number):
        assessed(a_country(cms, f"Country {n}", stage="preparing").nbsaps.get())

    with django_assert_num_queries(8):
        assert len(named(cms, stages=("preparing",), step="law", assessment="graded")) == number
