from datetime import date

import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.treaties.models import CountryName, TreatyAction
from whimbrel.treaties.queries.membership import accession_steps, new_parties, party_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS")


def test_a_country_is_a_party_from_the_day_of_entry_into_force(cms):
    TreatyActionFactory(instrument=cms, in_force_on=date(2014, 5, 1))

    assert party_count(cms, on=date(2014, 4, 30)) == 0
    assert party_count(cms, on=date(2014, 5, 1)) == 1


def test_a_signature_alone_makes_no_party(cms):
    TreatyActionFactory(
        instrument=cms,
        kind=TreatyAction.Kind.SIGNATURE,
        signed_on=date(1979, 6, 23),
        deposited_on=None,
        in_force_on=None,
    )

    assert party_count(cms, on=date(2020, 1, 1)) == 0


def test_a_denunciation_ends_membership_on_its_day(cms):
    TreatyActionFactory(instrument=cms, ends_on=date(2010, 1, 1))

    assert party_count(cms, on=date(2009, 12, 31)) == 1
    assert party_count(cms, on=date(2010, 1, 1)) == 0


def test_new_parties_bear_the_name_of_the_day(cms):
    eswatini = CountryFactory(iso3="SWZ", name_en="Eswatini")
    CountryName.objects.create(country=eswatini, name_en="Swaziland", ends_on=date(2018, 4, 19))
    TreatyActionFactory(country=eswatini, instrument=cms, in_force_on=date(2013, 1, 1))

    names = [
        party.name
        for until in (date(2014, 11, 4), date(2018, 4, 19))
        for party in new_parties(cms, after=date(2011, 11, 25), until=until)
    ]

    assert names == ["Swaziland", "Eswatini"]


def test_every_step_has_the_total_that_party_count_has(cms):
    for month in (1, 1, 3):
        TreatyActionFactory(instrument=cms, in_force_on=date(2001, month, 1))
    TreatyActionFactory(instrument=cms, in_force_on=date(2001, 2, 1), ends_on=date(2002, 1, 1))

    steps = accession_steps(cms)

    assert [step.total for step in steps] == [2, 3, 4, 3]
    assert all(step.total == party_count(cms, on=step.day) for step in steps)
