from datetime import date

import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.models import MembershipTarget
from whimbrel.accession.queries.outlook import outlook

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 1)


@pytest.fixture
def instrument():
    return InstrumentFactory(code="CMS")


def target(instrument, parties, by):
    return MembershipTarget.objects.create(
        instrument=instrument, parties=parties, by=by, source="The Parties"
    )


def joins(instrument, year, number=1):
    for _ in range(number):
        TreatyActionFactory(
            country=CountryFactory(), instrument=instrument, in_force_on=date(year, 1, 1)
        )


def test_the_range_is_that_of_the_pace_of_the_last_five_years(instrument):
    for year in range(1990, 2027):
        joins(instrument, year, 2)
    target(instrument, 90, date(2030, 1, 1))

    found = outlook(instrument, on=TODAY)

    assert (found.parties, found.gain, found.years) == (74, 10, 4)
    # Negative binomial with shape 10.5 and 5/9: a tenth lies below 4, half below 8, nine tenths at or below 14.
    assert (found.range.low, found.range.middle, found.range.high) == (78, 82, 88)
    assert round(found.needed_a_year, 2) == 4.0
    assert found.inside == len(found.tried) > 5


def test_where_nobody_has_joined_lately_hardly_anybody_is_expected(instrument):
    joins(instrument, 1990, 20)
    target(instrument, 30, date(2030, 1, 1))

    found = outlook(instrument, on=TODAY)

    assert (found.range.low, found.range.middle, found.range.high) == (20, 20, 21)


def test_what_nobody_could_foresee_lies_outside(instrument):
    for year in range(1970, 2020):
        joins(instrument, year)
    joins(instrument, 2023, 12)
    target(instrument, 90, date(2030, 1, 1))

    latest = outlook(instrument, on=TODAY).tried[0]

    assert (latest.said_on, latest.came) == (date(2022, 1, 1), 62)
    assert not latest.is_inside


def test_a_short_history_tells_no_range(instrument):
    joins(instrument, 2023, 3)
    target(instrument, 10, date(2030, 1, 1))

    found = outlook(instrument, on=TODAY)

    assert found.range is None
    assert found.tried == ()


def test_a_day_is_foretold_from_earlier_days_alone(instrument):
    for year in range(1980, 2010):
        joins(instrument, year)
    target(instrument, 90, date(2030, 1, 1))
    before = [one for one in outlook(instrument, on=TODAY).tried if one.said_on.year <= 2005]
    joins(instrument, 2008, 20)

    after = [one for one in outlook(instrument, on=TODAY).tried if one.said_on.year <= 2005]

    assert [one.range for one in after] == [one.range for one in before]
    assert [one.came for one in after] != [one.came for one in before]


def test_without_a_target_ahead_there_is_no_outlook(instrument):
    target(instrument, 10, date(2025, 1, 1))

    assert outlook(instrument, on=TODAY) is None
