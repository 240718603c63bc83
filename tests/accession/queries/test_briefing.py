from datetime import UTC, date, datetime

import pytest

from tests.factories.accession import ApproachFactory, RecruitmentFileFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.models import Budget, ScaleShare
from whimbrel.accession.queries.briefing import briefing_document
from whimbrel.core.documents.tree import Heading, Paragraph, Points, text_of

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


def test_the_models_are_there_to_fill_in(file):
    told = words(file)

    assert "Whereas the Convention on Migratory Species was adopted on 23 June 1979," in told
    assert told.count("[full name of the State]") == 2
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
