from datetime import UTC, date, datetime

import pytest

from tests.factories.accession import ApproachFactory, RecruitmentFileFactory
from tests.factories.training import WorkshopFactory, WorkshopInvitationFactory
from tests.factories.treaties import (
    AppendixListingFactory,
    CountryFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.accession.models import Budget, ScaleShare
from whimbrel.accession.queries.briefing import briefing_document
from whimbrel.core.documents.tree import Heading, Paragraph, Points, Table, text_of
from whimbrel.treaties.models import RangeState

pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    cms = InstrumentFactory(
        code="CMS", name_en="Convention on Migratory Species", adopted_on=date(1979, 6, 23),
        entry_rule="first_of_month", entry_rule_n=3, entry_rule_article="Art. XVIII.2",
        depositary="Government of Germany",
    )  # fmt: skip
    country = CountryFactory(name_en="Brazil", name_fr="Brésil")
    return RecruitmentFileFactory(country=country, instrument=cms, note="They hesitate")


def words(file, language="en"):
    document = briefing_document(
        file.country, file.instrument, language=language, on=date(2026, 3, 5),
        made_at=datetime(2026, 3, 5, tzinfo=UTC),
    )  # fmt: skip
    lines = [document.title]
    for block in document.blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Paragraph):
            lines.append(text_of(block.runs))
        elif isinstance(block, Table):
            lines += [block.caption, *(" | ".join(row) for row in block.rows)]
        elif isinstance(block, Points):
            lines += [text_of(item) for item in block.items]
    return "\n".join(lines)


def test_it_says_who_is_bound_already_and_when_it_would_be_in_force(file):
    cbd = InstrumentFactory(code="CBD")
    TreatyActionFactory(country=file.country, instrument=cbd, in_force_on=date(1994, 1, 1))
    neighbour = CountryFactory(region=file.country.region, name_en="Neighbour")
    TreatyActionFactory(country=neighbour, instrument=file.instrument, in_force_on=date(2000, 1, 1))

    told = words(file)

    assert told.startswith("What joining CMS means for Brazil")
    assert "Bound by: CBD" in told
    assert "Parties of its region: Neighbour" in told
    assert "Number of Parties to CMS on 5 March 2026: 1." in told
    assert "Deposited on 5 March 2026, it would be in force on 1 June 2026 (Art. XVIII.2)." in told
    assert "Depositary: Government of Germany" in told


def test_the_models_are_filled_in_as_far_as_the_registry_goes(file):
    told = words(file)

    assert "Whereas the Convention on Migratory Species was adopted on 23 June 1979," in told
    assert "open to accession under its Article XVII," in told
    assert "declare that the Government of Brazil, having considered the Convention" in told
    assert "the instrument by which Brazil accedes to the Convention on Migratory Species" in told
    assert "To be deposited with: Government of Germany" in told
    assert "Vienna Convention on the Law of Treaties, Article 7" in told
    assert told.count("[Signature and seal]") == 2


def test_it_is_in_the_language_of_the_country(file):
    told = words(file, "fr")

    assert "Brésil" in told
    assert "5 mars 2026" in told


def test_what_is_not_known_and_what_is_confidential_is_not_in_it(file):
    ApproachFactory(file=file, office="Cabinet office", outcome="Not this year")

    told = words(file)

    assert "Listed species" not in told
    assert not any(word in told for word in ("hesitate", "Cabinet office", "Not this year"))


def test_the_cost_is_told_where_a_scale_and_a_budget_are_known(file):
    assert "Cost" not in words(file)
    ScaleShare.objects.create(country=file.country, year=2025, per_cent=1, source="The scale")
    Budget.objects.create(
        instrument=file.instrument, year=2026, amount=3000, currency="EUR", source="The Parties"
    )

    told = words(file)

    assert "budget of 2026 and the scale of assessments of 2025: about €3,000.00 a year" in told
    assert "Source: The Parties; The scale" in told


def test_what_joining_would_bring_is_told_from_facts(file):
    file.country.iso3, file.country.un_subregion = "BRA", "South America"
    file.country.save()
    peru = CountryFactory(iso3="PER", name_en="Peru", un_subregion="South America")
    CountryFactory(iso3="BOL", name_en="Bolivia", un_subregion="South America")
    TreatyActionFactory(country=peru, instrument=file.instrument, in_force_on=date(1997, 6, 1))
    acap = InstrumentFactory(code="ACAP", kind="agreement", name_en="Agreement on Albatrosses")
    TreatyActionFactory(country=peru, instrument=acap)
    species = AppendixListingFactory(instrument=file.instrument, appendix="I").species
    for country in (file.country, peru):
        RangeState.objects.create(species=species, country=country, dataset="test")
    ahead = WorkshopFactory(
        meeting__ends_on=None,
        meeting__title_en="For focal points",
        meeting__starts_on=date(2026, 9, 1),
    )
    WorkshopFactory(
        meeting__ends_on=None,
        meeting__title_en="Elsewhere",
        meeting__starts_on=date(2026, 9, 1),
        region=RegionFactory(),
    )
    WorkshopFactory(
        meeting__ends_on=None, meeting__title_en="Over", meeting__starts_on=date(2026, 1, 1)
    )
    WorkshopInvitationFactory(workshop=ahead, country=file.country)

    told = words(file)

    assert "Peru | Party since 1 June 1997" in told
    assert "Bolivia | Not a Party" in told
    assert "South America: 1 of 3 States are Parties." in told
    assert "Agreement on Albatrosses (ACAP): Peru" in told
    assert "Listed species that occur there: 1, of them in Appendix I: 1." in told
    assert f"{species.scientific_name} |  | I | 1 of 1" in told
    assert "For focal points (1 September 2026)" in told
    assert not any(word in told for word in ("Elsewhere", "Over", "invited"))


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru"])
def test_the_model_names_the_state_and_the_instrument_in_each_language(file, language):
    cms = file.instrument
    for code in ("fr", "es", "ar", "ru"):
        setattr(cms, f"name_{code}", f"Instrument {code}")
        setattr(file.country, f"name_{code}", f"State {code}")
    file.country.save(), cms.save()

    told = words(file, language)

    names = ("Convention on Migratory Species", "Brazil") if language == "en" else (f"Instrument {language}", f"State {language}")  # fmt: skip
    assert all(told.count(name) > 2 for name in names)


def test_a_signatory_is_told_that_it_ratifies(file):
    assert "ratifies" not in words(file)

    TreatyActionFactory(
        country=file.country, instrument=file.instrument, kind="signature",
        signed_on=date(1979, 6, 23), deposited_on=None, in_force_on=None,
    )  # fmt: skip

    assert "The State signed on 23 June 1979: a signatory ratifies" in words(file)
