from datetime import date
from decimal import Decimal

import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.models import Budget, ScaleShare
from whimbrel.accession.queries.contribution import estimated_contribution

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS")


def share(country, per_cent, year=2025):
    ScaleShare.objects.create(country=country, year=year, per_cent=Decimal(per_cent), source="UN")


def budget(instrument, amount, year=2026):
    Budget.objects.create(
        instrument=instrument, year=year, amount=Decimal(amount), currency="EUR", source="COP"
    )


def a_party(cms, per_cent, **when):
    act = TreatyActionFactory(instrument=cms, **when)
    share(act.country, per_cent)
    return act.country


def test_the_budget_is_shared_by_the_scale_among_the_parties_and_the_state(cms):
    a_party(cms, "2.0")
    a_party(cms, "1.0")
    japan = CountryFactory()
    share(japan, "1.0")
    budget(cms, "1000000")

    found = estimated_contribution(japan, cms, on=DAY)

    assert (found.amount, found.parties) == (Decimal(250_000), 2)


def test_a_party_s_own_share_is_counted_once(cms):
    party = a_party(cms, "3.0")
    a_party(cms, "1.0")
    budget(cms, "1000")

    assert estimated_contribution(party, cms, on=DAY).amount == Decimal(750)


def test_the_latest_that_has_come_counts(cms):
    japan = CountryFactory()
    for year, per_cent in ((2022, "5.0"), (2025, "1.0"), (2028, "9.0")):
        share(japan, per_cent, year)
    budget(cms, "500", 2024)
    budget(cms, "900", 2027)

    found = estimated_contribution(japan, cms, on=DAY)

    assert (found.share.year, found.budget.year, found.amount) == (2025, 2024, Decimal(500))


def test_without_a_scale_or_a_budget_nothing_is_estimated(cms):
    japan = CountryFactory()
    assert estimated_contribution(japan, cms, on=DAY) is None
    share(japan, "1.0")
    assert estimated_contribution(japan, cms, on=DAY) is None


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_party_or_many(cms, number, django_assert_num_queries):
    for _ in range(number):
        a_party(cms, "1.0")
    japan = CountryFactory()
    share(japan, "1.0")
    budget(cms, "1000")

    with django_assert_num_queries(4):
        assert estimated_contribution(japan, cms, on=DAY).parties == number
