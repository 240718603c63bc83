from datetime import date

import pytest
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.treaties import BodyFactory, DesignationFactory
from tests.factories.workplan import ActivityFactory
from whimbrel.treaties.models import Role
from whimbrel.workplan.queries.keepers import may_keep, owners_of

pytestmark = pytest.mark.django_db
TODAY = localdate()


def of_body(body, **more):
    fields = {"role": Role.SISTER, "body": body, "country": None, "instrument": None} | more
    return DesignationFactory(**fields).person


def test_who_looks_after_it_is_its_owner_and_else_who_stands_for_the_body_that_leads():
    body, officer = BodyFactory(), seated()
    sister = of_body(body)
    of_body(BodyFactory())

    assert owners_of(ActivityFactory(keeper=officer, lead=body), on=TODAY) == [officer]
    assert owners_of(ActivityFactory(lead=body), on=TODAY) == [sister]
    assert owners_of(ActivityFactory(), on=TODAY) == []


def test_who_has_left_is_its_owner_no_more():
    gone = of_body(BodyFactory(), ends_on=date(2026, 1, 1))

    assert owners_of(ActivityFactory(keeper=gone), on=TODAY) == []


def test_a_focal_point_keeps_no_activity():
    officer, focal_point = seated(), DesignationFactory().person

    assert officer in may_keep(on=TODAY)
    assert focal_point not in may_keep(on=TODAY)
