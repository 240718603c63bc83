from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, assessed, planned
from tests.factories.people import UserFactory
from tests.factories.treaties import AppendixListingFactory, SpeciesFactory
from whimbrel.nbsap.actions.assessing import Graded, grade_plan, publish_assessment
from whimbrel.nbsap.actions.keeping import name_species
from whimbrel.nbsap.models import Grade, Step
from whimbrel.nbsap.queries.assessment import (
    checklist,
    is_published,
    next_step,
    points,
    published_points,
    range_check,
    scorecard,
)
from whimbrel.treaties.models import RangeState

pytestmark = pytest.mark.django_db


def test_the_checklist_has_twelve_steps_and_says_which_is_next():
    lines = checklist(assessed(steps=(Step.COUNTERPART, Step.READ)))

    assert len(lines) == 12
    assert next_step(lines).step == Step.TEAM
    assert next_step(checklist(assessed(steps=tuple(Step)))) is None


def test_points_are_none_before_anything_is_graded_and_the_latest_grade_counts():
    nbsap = NbsapFactory()
    assert points(scorecard(nbsap)) is None
    by, at = UserFactory(), now()
    grade_plan(nbsap=nbsap, grades={"species": Graded(Grade.NONE)}, by=by, at=at)
    grade_plan(
        nbsap=nbsap, grades={"species": Graded(Grade.SPECIFIC)}, by=by, at=at + timedelta(days=1)
    )

    lines = scorecard(nbsap)

    assert points(lines) == 2
    assert [one.get_grade_display() for one in lines[0].earlier] == ["not mentioned"]
    assert [line.light for line in lines[:2]] == ["good", ""]


def test_points_of_what_is_not_published_are_told_to_nobody():
    nbsap = assessed()
    assert published_points([nbsap.pk]) == ({}, {})

    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())

    assert is_published(nbsap)
    assert published_points([nbsap.pk]) == ({nbsap.pk: 8}, {nbsap.pk: 1})


def test_without_range_states_nothing_is_said_of_species():
    assert range_check(NbsapFactory()) is None


def test_species_of_the_country_that_the_plan_does_not_name_are_told():
    nbsap = NbsapFactory()
    named, missing, unlisted = SpeciesFactory.create_batch(3)
    for one in (named, missing):
        AppendixListingFactory(species=one)
    for one in (named, missing, unlisted):
        RangeState.objects.create(species=one, country=nbsap.country, dataset="theirs")
    name_species(nbsap=nbsap, species=[named], by=UserFactory())

    check = range_check(nbsap)

    assert (check.occurring, check.named, check.missing) == (2, (named,), (missing,))


def test_what_is_planned_first_is_next_and_only_who_works_on_it_is_told_the_days():
    nbsap = assessed(steps=(Step.COUNTERPART,))
    planned(nbsap, step=Step.COUNTERPART, due_on=date(2020, 1, 1))
    planned(nbsap, step=Step.LAW, due_on=date(2026, 1, 1))
    planned(nbsap, step=Step.TEAM, due_on=date(2026, 6, 1))

    lines = {line.step: line for line in checklist(nbsap, worked_on=date(2026, 2, 1))}

    assert next_step(list(lines.values())).step == Step.LAW
    assert [step for step, line in lines.items() if line.is_late] == [Step.LAW]
    assert not any(line.planned for line in checklist(nbsap))
