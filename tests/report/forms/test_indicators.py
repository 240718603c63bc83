import pytest

from tests.factories.indicators import IndicatorFactory, ReportingPeriodFactory
from tests.factories.treaties import RegionFactory
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


def test_parts_of_a_number_add_up_to_it_or_are_complained_of_where_they_stand():
    period, region = ReportingPeriodFactory(), RegionFactory(code="africa")
    indicator = IndicatorFactory(plan=period.plan)
    given = {"period": period.pk, "number": "20", "sex-f": "12", "sex-m": "8", f"region-{region.code}": "19"}  # fmt: skip

    wrong = ValueForm(given, indicator=indicator)
    assert list(wrong.errors) == ["region-africa"]
    assert "add up to 19, and the number is 20" in wrong.errors["region-africa"][0]

    right = ValueForm(given | {"region-other": "1"}, indicator=indicator)
    assert right.is_valid()
    assert right.cleaned_data["parts"] == {
        "sex": {"f": "12", "m": "8"}, "region": {"africa": "19", "other": "1"},
    }  # fmt: skip


def test_what_is_said_in_words_has_no_parts():
    period = ReportingPeriodFactory()
    words = IndicatorFactory(plan=period.plan, kind="words")

    assert ValueForm(indicator=words).broken() == []
