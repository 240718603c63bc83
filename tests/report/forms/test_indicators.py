import pytest

from tests.factories.indicators import IndicatorFactory, ReportingPeriodFactory
from whimbrel.report.forms import ValueForm

pytestmark = pytest.mark.django_db


def test_a_number_or_words_are_needed_as_the_indicator_asks():
    period = ReportingPeriodFactory()
    number, words = (IndicatorFactory(plan=period.plan, kind=kind) for kind in ("entered", "words"))

    assert list(ValueForm({"period": period.pk}, indicator=number).errors) == ["number"]
    assert list(ValueForm({"period": period.pk}, indicator=words).errors) == ["words"]
    assert ValueForm({"period": period.pk, "words": "Better"}, indicator=words).is_valid()


def test_a_period_of_another_plan_is_refused():
    form = ValueForm(
        {"period": ReportingPeriodFactory().pk, "number": 1}, indicator=IndicatorFactory()
    )

    assert list(form.errors) == ["period"]
