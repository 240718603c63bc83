from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, SpeciesFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.keeping import (
    AlreadyThere,
    Target,
    Version,
    add_document,
    add_target,
    add_version,
    name_species,
    note_stage,
)

pytestmark = pytest.mark.django_db


def test_two_versions_of_one_year_bear_different_codes_and_are_in_the_journal():
    country, by = CountryFactory(iso3="KEN"), UserFactory()

    codes = [add_version(country=country, version=Version(year=2019), by=by).code for _ in range(2)]

    assert codes == ["KEN-2019", "KEN-2019-2"]
    assert JournalEntry.objects.filter(verb="added a national plan").count() == 2


def test_a_stage_is_noted_once_for_a_day():
    nbsap, by = NbsapFactory(), UserFactory()
    note_stage(nbsap=nbsap, kind="adopted", on=date(2019, 5, 1), by=by)

    with pytest.raises(AlreadyThere):
        note_stage(nbsap=nbsap, kind="adopted", on=date(2019, 5, 1), by=by)

    assert nbsap.stages.count() == 1


def test_a_target_keeps_what_it_answers():
    nbsap, cms = NbsapFactory(), InstrumentFactory(code="CMS")
    target = Target(
        "7", "By 2030 flyways are protected.", "41", {"kmgbf": ["3", "4"]}, [(cms, "Art. III.4")]
    )

    added = add_target(nbsap=nbsap, target=target, by=UserFactory())

    assert [str(one.number) for one in added.links.all()] == ["3", "4"]
    assert [str(one) for one in added.provisions.all()] == ["CMS Art. III.4"]
    with pytest.raises(AlreadyThere):
        add_target(nbsap=nbsap, target=target, by=UserFactory())


def test_naming_species_again_leaves_those_named_now():
    nbsap, by = NbsapFactory(), UserFactory()
    first, second, third = SpeciesFactory.create_batch(3)
    name_species(nbsap=nbsap, species=[first, second], by=by)

    named = name_species(nbsap=nbsap, species=[second, third], by=by)

    assert {one.species for one in named} == {second, third}


def test_a_text_is_kept_with_its_language():
    nbsap = NbsapFactory()

    add_document(
        nbsap=nbsap, language="pt", title="Estratégia", url="https://example.org/e.pdf",
        by=UserFactory(), at=now(),
    )  # fmt: skip

    assert nbsap.documents.get().language_name == "Portuguese"
