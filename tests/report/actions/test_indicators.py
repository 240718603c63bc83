from datetime import date
from decimal import Decimal

import pytest
from django.utils.timezone import now

from tests.factories.indicators import IndicatorFactory, a_value
from tests.factories.people import UserFactory
from tests.factories.treaties import TreatyActionFactory
from whimbrel.report.actions.indicators import (
    Entered,
    ValueRests,
    enter_value,
    take_reading,
    take_readings,
    write_note,
)
from whimbrel.report.models import IndicatorReading, IndicatorValue

pytestmark = pytest.mark.django_db


def entering(value, number):
    return enter_value(
        indicator=value.indicator, period=value.period, entered=Entered(Decimal(number)), by=UserFactory(), at=now()
    )  # fmt: skip


def test_a_draft_is_changed_and_what_was_handed_in_is_not():
    value = a_value(number="1")
    entering(value, 2)
    assert IndicatorValue.objects.get().number == 2

    resting = a_value(number="1", to=["submitted"])
    with pytest.raises(ValueRests):
        entering(resting, 2)

    resting.refresh_from_db()
    assert resting.number == 1


def test_what_was_returned_can_be_changed_again():
    value = a_value(number="1", to=["submitted", "returned"])

    entering(value, 2)

    assert [one.step for one in value.steps.all()] == ["draft", "submitted", "returned"]


def test_what_is_said_about_a_value_stays():
    value = a_value()

    write_note(value=value, words="Each Party once?", by=UserFactory(), at=now())

    assert value.notes.get().words == "Each Party once?"


def test_a_reading_is_kept_only_where_it_differs_from_the_last():
    indicator = IndicatorFactory(kind="counted", figure="parties")
    days = [date(2012, 1, 1), date(2013, 1, 1), date(2014, 6, 1)]
    TreatyActionFactory(instrument=indicator.plan.instrument, in_force_on=date(2014, 1, 1))

    kept = [take_reading(indicator=indicator, on=day, at=now()) is not None for day in days]

    assert kept == [True, False, True]
    assert [one.number for one in IndicatorReading.objects.all()] == [0, 1]


def test_an_indicator_that_cannot_be_counted_keeps_no_other_from_it():
    IndicatorFactory(kind="counted", figure="no-such-figure")
    IndicatorFactory(kind="counted", figure="parties")

    assert take_readings(on=date(2014, 1, 1), at=now()) == 1
