from datetime import date

import pytest
from django.forms import DateInput
from django.utils import translation

from whimbrel.report.forms import BeginReportForm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_day_is_shown_as_the_browser_s_own_field_takes_it_in_every_language(language):
    asked = [
        field.widget
        for field in BeginReportForm().fields.values()
        if isinstance(field.widget, DateInput)
    ]

    assert len(asked) == 3
    with translation.override(language):
        assert {one.format_value(date(2013, 5, 1)) for one in asked} == {"2013-05-01"}
