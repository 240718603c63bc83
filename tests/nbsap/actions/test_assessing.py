from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory
from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.assessing import (
    Graded,
    Shown,
    grade_plan,
    publish_assessment,
    take_back_step,
    take_step,
    withdraw_assessment,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def acting():
    return {"nbsap": NbsapFactory(), "by": UserFactory(), "at": now()}


def test_a_step_taken_again_replaces_what_was_noted_and_keeps_it(acting):
    take_step(step="team", shown=Shown(date(2020, 1, 1)), **acting)
    take_step(step="team", shown=Shown(date(2020, 2, 1), quotation="A member"), **acting)

    steps = acting["nbsap"].steps
    assert steps.count() == 2
    assert steps.get(taken_back_at=None).quotation == "A member"

    take_back_step(step="team", **acting)
    take_back_step(step="team", **acting)
    assert not steps.filter(taken_back_at=None).exists()
    assert JournalEntry.objects.filter(verb="took back a step of the plan").count() == 1


def test_only_a_grade_that_differs_is_written_and_the_earlier_one_stays(acting):
    grade_plan(grades={"species": Graded(1), "sites": Graded(0)}, **acting)
    again = grade_plan(
        grades={"species": Graded(1), "sites": Graded(2, "Wetlands", "12")}, **acting
    )

    assert [one.criterion for one in again] == ["sites"]
    assert acting["nbsap"].scores.filter(criterion="sites").count() == 2
    assert grade_plan(grades={"species": Graded(1)}, **acting) == []


def test_publishing_twice_is_once_and_can_be_taken_back(acting):
    publish_assessment(**acting)
    publish_assessment(**acting)
    assert acting["nbsap"].publications.count() == 1

    withdraw_assessment(**acting)
    publish_assessment(**acting)

    assert acting["nbsap"].publications.filter(taken_back_at=None).count() == 1
    assert acting["nbsap"].publications.count() == 2
