from datetime import date

import pytest

from tests.factories.nbsap import NbsapFactory, PlanStageFactory
from tests.factories.people import UserFactory
from whimbrel.core.journal import record
from whimbrel.nbsap.actions.correcting import correct_stage, correct_version, take_out_stage
from whimbrel.nbsap.actions.keeping import Version
from whimbrel.nbsap.queries.corrections import STAGE, corrections_of

pytestmark = pytest.mark.django_db


def found(nbsap):
    return corrections_of([nbsap.pk]).get(nbsap.pk)


def test_of_a_version_that_nobody_touched_nothing_is_known():
    assert found(NbsapFactory()) is None


def test_a_field_that_was_put_right_is_known_with_its_day_and_the_others_are_not():
    nbsap = NbsapFactory(title="Old", year=2014)
    correct_version(nbsap=nbsap, version=Version(2014, title="New", framework="aichi", source=nbsap.source), by=UserFactory())  # fmt: skip

    assert found(nbsap).of_field("title", "New") is not None
    assert found(nbsap).of_field("year", 2014) is None


def test_a_stage_is_known_by_what_it_was_and_by_what_it_became():
    stage = PlanStageFactory(kind="received", on=date(2014, 3, 1))
    correct_stage(stage=stage, kind="received", on=date(2014, 3, 9), by=UserFactory())

    [one] = found(stage.nbsap).stages
    assert one.was("received", date(2014, 3, 1))
    assert not one.was("adopted", date(2014, 3, 1))
    assert not one.was("received", date(2014, 3, 2))
    assert (one.after["kind"], one.after["on"]) == ("received", "2014-03-09")

    take_out_stage(stage=stage, by=UserFactory())
    last = found(stage.nbsap).of_stage("received", date(2014, 3, 9))
    assert last.after == {}


def test_of_a_line_that_kept_only_half_of_the_stage_that_half_decides():
    nbsap = NbsapFactory()
    only_the_day = {"fields": ["on"], "old": {"on": "2014-03-01"}, "new": {"on": "2014-03-09"}}
    record(UserFactory(), STAGE, nbsap, **only_the_day)

    assert found(nbsap).of_stage("received", date(2014, 3, 1))
    assert found(nbsap).of_stage("received", date(2014, 3, 9)) is None


def test_a_line_that_kept_nothing_of_the_stage_holds_nothing():
    nbsap = NbsapFactory()
    record(UserFactory(), STAGE, nbsap, fields=["source"], old={"source": "a"}, new={"source": "b"})

    assert found(nbsap).of_stage("received", date(2014, 3, 1)) is None
