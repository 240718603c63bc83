import pytest
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory
from whimbrel.accession.rules import can_keep_recruitment
from whimbrel.treaties.queries.offices import offices_of

pytestmark = pytest.mark.django_db


def test_the_secretariat_alone_keeps_the_files():
    focal_point = DesignationFactory().person

    assert can_keep_recruitment(offices_of(seated(), on=localdate()))
    assert not can_keep_recruitment(offices_of(focal_point, on=localdate()))
