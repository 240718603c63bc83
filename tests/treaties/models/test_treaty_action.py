from datetime import date

import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.treaties.models import TreatyAction

pytestmark = pytest.mark.django_db


def checked(**given):
    """The act as the desk keeps it."""
    cms = InstrumentFactory(entry_rule="first_of_month", entry_rule_n=3)
    act = TreatyAction(country=CountryFactory(), instrument=cms, **given)
    act.full_clean()
    return act.in_force_on


def test_of_a_deposit_the_day_of_entry_into_force_follows():
    assert checked(kind="accession", deposited_on=date(1985, 7, 23)) == date(1985, 10, 1)


def test_a_day_that_was_given_stays_and_a_signature_has_none():
    day = date(1986, 1, 1)

    assert checked(kind="accession", deposited_on=date(1985, 7, 23), in_force_on=day) == day
    assert checked(kind="signature", signed_on=day, deposited_on=day) is None
