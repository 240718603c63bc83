import pytest

from tests.factories.indicators import IndicatorFactory
from whimbrel.report.models import IndicatorReading
from whimbrel.report.timetable import readings

pytestmark = pytest.mark.django_db


def test_readings_are_taken_by_themselves():
    IndicatorFactory(kind="counted", figure="parties")

    readings()

    assert IndicatorReading.objects.count() == 1
