from datetime import date

import pytest

from tests.factories.treaties import InstrumentFactory, TreatyActionFactory
from whimbrel.treaties.queries.differences import differences

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def cms():
    return InstrumentFactory(
        code="CMS", in_force_on=date(1983, 11, 1), entry_rule="first_of_month", entry_rule_n=3
    )


def test_a_date_that_is_not_the_rules_is_listed_and_not_mended(cms):
    act = TreatyActionFactory(
        instrument=cms, deposited_on=date(2006, 4, 28), in_force_on=date(2006, 12, 1)
    )
    TreatyActionFactory(
        instrument=cms, deposited_on=date(2015, 5, 19), in_force_on=date(2015, 8, 1)
    )

    (found,) = differences(cms, on=TODAY)

    assert (found.action_id, found.computed_on, found.days) == (act.pk, date(2006, 7, 1), 153)
    act.refresh_from_db()
    assert act.in_force_on == date(2006, 12, 1)


def test_the_first_parties_are_not_measured_by_the_rule_for_later_ones(cms):
    TreatyActionFactory(
        instrument=cms, deposited_on=date(1981, 1, 15), in_force_on=date(1983, 11, 1)
    )

    assert differences(cms, on=TODAY) == []


def test_what_is_not_known_is_not_compared(cms):
    TreatyActionFactory(instrument=cms, deposited_on=None)
    TreatyActionFactory(instrument=InstrumentFactory(entry_rule=""))

    assert differences(cms, on=TODAY) == []


def test_of_a_memorandum_the_signature_is_compared():
    mou = InstrumentFactory(kind="mou", entry_rule="on_signature")
    TreatyActionFactory(
        instrument=mou,
        kind="definitive_signature",
        signed_on=date(2008, 10, 22),
        in_force_on=date(2008, 11, 1),
        deposited_on=None,
    )

    assert [one.days for one in differences(mou, on=TODAY)] == [10]
