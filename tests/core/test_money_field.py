from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Sum

from tests.factories.workplan import MovementFactory
from whimbrel.core.money_field import MoneyField
from whimbrel.workplan.models import Movement

pytestmark = pytest.mark.django_db


def test_a_sum_of_many_cents_is_exact():
    for _number in range(30):
        MovementFactory(amount=Decimal("0.10"))

    assert Movement.objects.aggregate(total=Sum("amount"))["total"] == Decimal("3.00")


def test_an_amount_comes_back_as_it_went_in_and_is_found_by_it():
    movement = MovementFactory(amount=Decimal("-12345678901.09"))

    assert Movement.objects.get(amount=Decimal("-12345678901.09")) == movement
    assert Movement.objects.get(amount__lt=0).amount == Decimal("-12345678901.09")


def test_less_than_a_cent_is_refused_and_never_cut_off():
    with pytest.raises(ValidationError):
        MovementFactory(amount=Decimal("0.001"))


def test_a_form_asks_for_two_places():
    field = MoneyField("amount").formfield()

    assert field.clean("12.50") == Decimal("12.50")
    with pytest.raises(forms.ValidationError):
        field.clean("12.505")
