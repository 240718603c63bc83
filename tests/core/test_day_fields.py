from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from whimbrel.core.day_fields import PastDayField


def test_today_and_days_before_are_taken():
    for day in (localdate(), localdate() - timedelta(days=4000)):
        assert PastDayField().clean(day.isoformat()) == day


def test_a_day_that_is_still_to_come_is_refused():
    with pytest.raises(ValidationError, match="still to come"):
        PastDayField().clean((localdate() + timedelta(days=1)).isoformat())


def test_where_no_day_is_needed_none_is_taken():
    assert PastDayField(required=False).clean("") is None
