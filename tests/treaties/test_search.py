from datetime import date

import pytest

from tests.factories.treaties import (
    CountryFactory,
    InstrumentFactory,
    MeetingFactory,
    ResolutionFactory,
    SpeciesFactory,
)
from whimbrel.core.search.answers import answer
from whimbrel.core.search.keeping import read_everything
from whimbrel.core.search.question import Question
from whimbrel.core.search.registry import PUBLIC
from whimbrel.treaties import search
from whimbrel.treaties.models import AppendixListing, CountryName

pytestmark = pytest.mark.django_db


def found(typed, language="en", kind=""):
    answered = answer(Question(typed, language, {PUBLIC}, kind=kind))
    return ["".join(piece.text for piece in result.title) for result in answered.results]


def test_a_country_is_found_by_its_names_in_all_languages_its_codes_and_former_names():
    country = CountryFactory(name_en="Eswatini", name_ru="Эсватини", iso3="SWZ", iso2="SZ")
    CountryName.objects.create(
        country=country, name_en="Swaziland", ends_on=date(2018, 4, 19), source="test"
    )
    read_everything()

    for typed in ("eswatini", "ЭСВАТИНИ", "SWZ", "swaziland"):
        assert found(typed) == ["Eswatini"]


def test_an_instrument_is_found_by_its_code_and_its_name():
    InstrumentFactory(
        code="AEWA",
        name_en="Agreement on Migratory Waterbirds",
        name_fr="Accord sur les oiseaux d’eau",
        kind="agreement",
    )
    read_everything()

    assert found("aewa") == found("waterbird agreements") == ["Agreement on Migratory Waterbirds"]
    assert found("oiseau eau", "fr") == ["Accord sur les oiseaux d’eau"]


def test_a_meeting_is_found_by_its_label_place_and_year_and_no_workshop_among_them():
    cms = InstrumentFactory(code="CMS")
    MeetingFactory(code="CMS-COP11", instrument=cms, number=11, place="Quito", title_en="Eleventh")
    MeetingFactory(code="TE-2014", kind="workshop", title_en="Workshop in Quito")
    read_everything()

    assert found("cop 11") == found("COP11 2014") == ["Eleventh"]
    assert found("quito", kind="meetings") == ["Eleventh"]


def test_a_resolution_is_found_by_its_number_as_it_is_cited():
    cms = InstrumentFactory(code="CMS")
    for number in ("11.2", "11.12"):
        ResolutionFactory(number=number, instrument=cms, title="Flyways")
    read_everything()

    for typed in ("Resolution 11.2", "résolution 11.2", "Res. 11.2"):
        assert found(typed) == ["CMS 11.2: Flyways"]


def test_a_listed_taxon_is_found_by_any_of_its_names_and_one_not_listed_is_not():
    saiga = SpeciesFactory(
        scientific_name="Saiga tatarica", common_name_en="Saiga antelope", common_name_es="Antílope"
    )
    SpeciesFactory(scientific_name="Panda unlisted")
    AppendixListing.objects.create(
        species=saiga, instrument=InstrumentFactory(code="CMS"), appendix="II"
    )
    read_everything()

    assert found("tatarica") == found("antelopes") == ["Saiga tatarica (Saiga antelope)"]
    assert found("antilope", "es") == ["Saiga tatarica (Antílope)"]
    assert found("panda") == []


@pytest.mark.parametrize("kind", ["instruments", "countries", "meetings", "resolutions", "species"])
@pytest.mark.parametrize("number", [1, 3])
def test_each_kind_costs_the_same_for_one_or_many(kind, number, django_assert_max_num_queries):
    cms = InstrumentFactory()
    for _ in range(number):
        InstrumentFactory()
        MeetingFactory(instrument=cms, country=CountryFactory())
        ResolutionFactory(instrument=cms)
        AppendixListing.objects.create(species=SpeciesFactory(), instrument=cms, appendix="I")

    with django_assert_max_num_queries(3):
        assert list(getattr(search, kind)(None))
