from datetime import date
from decimal import Decimal

import pytest
from django.forms import DateInput
from django.utils import translation

from tests.factories.workplan import ActivityFactory, GrantFactory
from whimbrel.workplan.forms import EvaluatorForm, FindingForm, MovementForm
from whimbrel.workplan.models import Activity

pytestmark = pytest.mark.django_db
GIVEN = {"kind": "spent", "day": "2013-05-01", "amount": "10.00", "currency": "EUR", "key": "k"}


def filled(**given):
    grant = GrantFactory(currency="EUR")
    return MovementForm(GIVEN | given, grant=grant, activities=Activity.objects.all())


def test_parts_are_equal_or_as_their_weights_have_it():
    one, other = ActivityFactory(code="A1"), ActivityFactory(code="A2")

    form = filled(shares="A1\nA2 2,5\n")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["shares"] == {one: Decimal(1), other: Decimal("2.5")}


@pytest.mark.parametrize("line", ["A9", "A1 two", "A1 0", "A1 -1", "A1 1e9"])
def test_a_line_that_cannot_be_read_is_named_in_the_error(line):
    ActivityFactory(code="A1")

    form = filled(shares=line)

    assert line.split()[0] in form.errors["shares"][0]


def test_a_code_that_two_plans_have_is_asked_with_its_plan():
    earlier = ActivityFactory(code="A1", item__code="A", item__plan__code="plan-2012")
    later = ActivityFactory(code="A1", item__code="A", item__plan__code="plan-2015")

    refused = filled(shares="A1").errors["shares"][0]
    assert "plan-2012/A/A1" in refused
    assert "plan-2015/A/A1" in refused
    for words, activity in (("plan-2012/A1", earlier), ("plan-2015/A/A1 2", later)):
        form = filled(shares=words)
        assert form.is_valid(), form.errors
        assert list(form.cleaned_data["shares"]) == [activity]


def test_another_currency_asks_for_its_rate_and_the_own_needs_none():
    own, other = filled(), filled(currency="USD")

    assert own.is_valid()
    assert own.cleaned_data["rate"] == 1
    assert "EUR" in other.errors["rate"][0]


@pytest.mark.parametrize("amount", ["0", "-5", "1.234", "ten"])
def test_an_amount_is_above_nought_and_exact_to_the_cent(amount):
    assert "amount" in filled(amount=amount).errors


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_day_is_shown_as_the_browser_s_own_field_takes_it_in_every_language(language):
    made = [
        FindingForm(activities=Activity.objects.none()),
        filled(),
        EvaluatorForm(today=date(2013, 1, 1)),
    ]
    asked = [
        field.widget for form in made for field in form.fields.values()
        if field.widget.attrs.get("type") == "date" or field.widget.__class__ is DateInput
    ]  # fmt: skip

    assert len(asked) >= 3
    with translation.override(language):
        assert {one.format_value(date(2013, 5, 1)) for one in asked} == {"2013-05-01"}
