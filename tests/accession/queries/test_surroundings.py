from datetime import date

import pytest

from tests.factories.treaties import (
    AppendixListingFactory,
    CountryFactory,
    InstrumentFactory,
    SpeciesFactory,
    TreatyActionFactory,
)
from whimbrel.accession.queries.shared_species import shared_species
from whimbrel.accession.queries.surroundings import surroundings
from whimbrel.treaties.models import RangeState

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 5)


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS")


@pytest.fixture
def brazil():
    return CountryFactory(
        iso3="BRA", name_en="Brazil", un_subregion="South America", is_sids=False
    )  # fmt: skip


def near(iso3, name, **fields):
    return CountryFactory(iso3=iso3, name_en=name, un_subregion="South America", **fields)


def test_neighbours_stand_with_the_day_since_when_they_are_parties(brazil, cms):
    peru, _chile = near("PER", "Peru"), near("CHL", "Chile")
    bolivia, colombia = near("BOL", "Bolivia"), near("COL", "Colombia")
    TreatyActionFactory(country=peru, instrument=cms, in_force_on=date(1997, 6, 1))
    TreatyActionFactory(country=bolivia, instrument=cms, in_force_on=date(2026, 6, 1))
    TreatyActionFactory(
        country=colombia, instrument=cms, in_force_on=date(2001, 1, 1), ends_on=date(2005, 1, 1)
    )

    found = surroundings(brazil, cms, on=DAY).neighbours

    assert [(one.name, one.since, one.is_bound) for one in found] == [
        ("Bolivia", date(2026, 6, 1), False),
        ("Colombia", None, False),
        ("Peru", date(1997, 6, 1), True),
    ]


def test_its_subregion_and_groups_say_how_many_are_parties_and_who_is_not(cms):
    state = near("SUR", "Suriname", is_sids=True)
    guyana = near("GUY", "Guyana", is_sids=True)
    near("PER", "Peru")
    CountryFactory(name_en="Elsewhere", is_sids=True, un_subregion="Polynesia")
    CountryFactory(name_en="Overseas", is_sids=True, kind="territory")
    TreatyActionFactory(country=guyana, instrument=cms)

    gaps = surroundings(state, cms, on=DAY).gaps

    assert [(one.name, one.bound, one.total, one.missing) for one in gaps] == [
        ("South America", 1, 3, ("Peru",)),
        ("Small island developing States", 1, 3, ("Elsewhere",)),
    ]


def test_agreements_that_bind_those_around_it_are_named_and_its_own_are_not(brazil, cms):
    acap, own = InstrumentFactory(kind="agreement"), InstrumentFactory(kind="mou")
    peru, chile = near("PER", "Peru"), near("CHL", "Chile")
    for country, instrument in ((peru, acap), (chile, acap), (peru, own), (brazil, own)):
        TreatyActionFactory(country=country, instrument=instrument)
    TreatyActionFactory(country=CountryFactory(), instrument=InstrumentFactory(kind="agreement"))

    nearby = surroundings(brazil, cms, on=DAY).nearby

    assert [(one.instrument, one.names) for one in nearby] == [(acap, ("Chile", "Peru"))]


def test_a_species_it_shares_says_its_appendices_and_how_many_of_its_range_are_parties(brazil, cms):
    assert shared_species(brazil, cms, on=DAY) == []
    listed = SpeciesFactory(scientific_name="Calidris canutus", common_name_en="Red Knot")
    for appendix in ("I", "II"):
        AppendixListingFactory(species=listed, instrument=cms, appendix=appendix)
    second = AppendixListingFactory(instrument=cms, appendix="II").species
    peru, chile = near("PER", "Peru"), near("CHL", "Chile")
    TreatyActionFactory(country=peru, instrument=cms)
    for species, country in (
        (second, brazil), (listed, brazil), (listed, peru), (listed, chile), (SpeciesFactory(), brazil),
    ):  # fmt: skip
        RangeState.objects.create(species=species, country=country, dataset="test")

    found = shared_species(brazil, cms, on=DAY)

    assert [(one.scientific_name, one.appendices, one.bound, one.others) for one in found] == [
        ("Calidris canutus", "I, II", 1, 2),
        (second.scientific_name, "II", 0, 0),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_cost_does_not_grow_with_what_there_is(
    brazil, cms, number, django_assert_max_num_queries
):
    for code in ("PER", "BOL", "CHL")[:number]:
        country = near(code, code)
        TreatyActionFactory(country=country, instrument=cms)
        species = AppendixListingFactory(instrument=cms).species
        for where in (brazil, country):
            RangeState.objects.create(species=species, country=where, dataset="test")

    with django_assert_max_num_queries(11):
        surroundings(brazil, cms, on=DAY)
        shared_species(brazil, cms, on=DAY)
