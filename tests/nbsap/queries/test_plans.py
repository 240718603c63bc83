from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, assessed
from tests.factories.people import UserFactory
from whimbrel.nbsap.actions.assessing import publish_assessment
from whimbrel.nbsap.models import Grade
from whimbrel.nbsap.queries.plans import assessed_versions, compared, open_assessment, versions

pytestmark = pytest.mark.django_db


def test_versions_come_latest_first():
    old = NbsapFactory(year=2000)
    new = NbsapFactory(year=2014, country=old.country)

    assert versions(old.country) == [new, old]


def test_two_plans_are_compared_by_the_same_criteria():
    strong, weak = assessed(grade=Grade.SPECIFIC), assessed(grade=Grade.NONE)

    rows = compared([strong, weak])

    assert len(rows) == 8
    assert {tuple(score.grade for score in row.scores) for row in rows} == {(2, 0)}
    assert compared([NbsapFactory()])[0].scores == [None]


def test_only_what_is_published_can_be_compared():
    nbsap = assessed()
    assert not assessed_versions().exists()

    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())

    assert list(assessed_versions()) == [nbsap]
    found = open_assessment(nbsap, on=date(2026, 1, 1))
    assert (found.taken, found.points) == (1, 8)
