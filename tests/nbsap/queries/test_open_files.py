from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.actions.assessing import (
    Graded,
    Shown,
    grade_plan,
    publish_assessment,
    take_step,
)
from whimbrel.nbsap.models import Criterion, Grade, Step
from whimbrel.nbsap.queries.open_files import GRADE_COLUMNS, STEP_COLUMNS, grade_rows, step_rows

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


def a_plan(iso3="KEN", *, is_public=True, **words):
    country = CountryFactory(iso3=iso3, name_en=iso3, region=RegionFactory())
    nbsap = assessed(NbsapFactory(country=country, code=f"{iso3}-2014"), **words)
    if is_public:
        publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())
    return nbsap


def grades():
    return [dict(zip(GRADE_COLUMNS, row, strict=True)) for row in grade_rows(on=DAY)]


def steps():
    return [dict(zip(STEP_COLUMNS, row, strict=True)) for row in step_rows(on=DAY)]


def test_each_criterion_has_a_row_with_the_grade_that_counts():
    nbsap = a_plan(grade=Grade.GENERAL)
    later = {Criterion.SPECIES.value: Graded(2, "Cranes", "7")}
    grade_plan(nbsap=nbsap, grades=later, by=UserFactory(), at=now())

    told = {one["criterion"]: one for one in grades()}

    assert len(told) == len(Criterion)
    species = told["species"]
    assert (species["plan"], species["grade"], species["of"], species["quotation"], species["page"]) == (
        "KEN-2014", 2, 2, "Cranes", "7",
    )  # fmt: skip
    assert told["sites"]["grade"] == 1


def test_each_of_the_twelve_steps_has_a_row_and_the_office_stays_in_the_house():
    nbsap = a_plan()
    shown = Shown(date(2021, 2, 3), quotation="Minutes", responsible="Ministry of secrets")
    take_step(nbsap=nbsap, step=Step.TEAM, shown=shown, by=UserFactory(), at=now())

    told = {one["step"]: one for one in steps()}

    assert len(told) == 12
    assert (told["team"]["is_taken"], told["team"]["quotation"]) == ("yes", "Minutes")
    assert (told["law"]["is_taken"], told["law"]["done_on"]) == ("no", "")
    assert "secrets" not in str(steps())


def test_what_its_country_did_not_make_public_is_in_neither_file():
    a_plan("KEN", is_public=False)
    a_plan("UGA")

    assert {one["iso3"] for one in grades()} == {"UGA"}
    assert {one["iso3"] for one in steps()} == {"UGA"}


@pytest.mark.parametrize("number", [1, 3])
def test_both_cost_the_same_for_one_or_many(number, django_assert_num_queries):
    for n in range(number):
        a_plan(f"A{n}Z")

    with django_assert_num_queries(5):
        assert len(grades()) == number * len(Criterion)
    with django_assert_num_queries(5):
        assert len(steps()) == number * 12
