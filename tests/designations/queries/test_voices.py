from datetime import date

import pytest

from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.designations.queries.voices import (
    NOBODY,
    Standing,
    addressed_countries,
    may_speak,
    speakers,
    spoken_for,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya")


def test_the_focal_point_comes_before_deputies_however_long_these_serve(kenya):
    instrument = InstrumentFactory()
    here = {"country": kenya, "instrument": instrument}
    deputy = DesignationFactory(role="deputy", starts_on=date(2001, 1, 1), **here)
    first = DesignationFactory(starts_on=date(2020, 1, 1), **here)
    DesignationFactory(role="technical", **here)
    DesignationFactory(role="deputy", country=kenya, instrument=InstrumentFactory())

    found = speakers(instrument, [kenya.pk], on=TODAY)[kenya.pk]

    assert (found.held, found.first) == ((first, deputy), first)
    assert found.role_of(deputy.person_id) == "deputy"
    assert found.role_of(0) == ""


def test_the_successor_speaks_from_the_first_day_and_the_predecessor_no_more(kenya):
    instrument = InstrumentFactory()
    here = {"country": kenya, "instrument": instrument}
    before = DesignationFactory(ends_on=TODAY, **here)
    after = DesignationFactory(starts_on=TODAY, **here)

    assert speakers(instrument, [kenya.pk], on=TODAY)[kenya.pk].first == after
    assert spoken_for(before.person_id, on=TODAY) == set()
    assert spoken_for(after.person_id, on=TODAY) == {(kenya.pk, instrument.pk)}


def test_nobody_speaks_for_a_vacant_post(kenya):
    assert speakers(InstrumentFactory(), [kenya.pk], on=TODAY).get(kenya.pk, NOBODY).first is None


@pytest.mark.parametrize(
    ("role", "spoken_as", "may"),
    [
        ("nfp", "", True), ("nfp", "nfp", True), ("nfp", "deputy", True), ("deputy", "", True),
        ("deputy", "deputy", True), ("deputy", "nfp", False), ("", "", False),
        ("technical", "", False),
    ],
)  # fmt: skip
def test_a_deputy_speaks_while_the_focal_point_has_not(role, spoken_as, may):
    assert may_speak(role, spoken_as=spoken_as) is may


def test_countries_are_addressed_by_how_they_stand_and_where_they_lie(kenya):
    africa = RegionFactory(code="africa")
    instrument = InstrumentFactory()
    union = CountryFactory(iso3="EUU", name_en="European Union", kind="reio")
    other = CountryFactory(iso3="UGA", name_en="Uganda", region=africa)
    CountryFactory(iso3="REU", name_en="Réunion", kind="territory", region=africa)
    for country in (kenya, union):
        TreatyActionFactory(country=country, instrument=instrument)
    TreatyActionFactory(country=other, instrument=instrument, in_force_on=date(2026, 3, 2))

    def asked(**rule):
        return [one.iso3 for one in addressed_countries(instrument, on=TODAY, **rule)]

    assert asked() == ["EUU", "KEN"]
    assert asked(standing=Standing.NON_PARTIES) == ["UGA"]
    assert asked(standing=Standing.ALL, regions=[africa]) == ["UGA"]
    assert asked(regions=[kenya.region]) == ["KEN"]
