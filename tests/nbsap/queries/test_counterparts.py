from datetime import date

import pytest

from tests.factories.nbsap import a_liaison
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.nbsap.models import Counterpart
from whimbrel.nbsap.queries.counterparts import conventions, open_agreements

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_many_people_and_offices_cost_three_queries(number, django_assert_num_queries):
    country, cbd = CountryFactory(), InstrumentFactory(code="CBD", kind="sister_convention")
    for role in ["nfp", "deputy", "technical"][:number]:
        DesignationFactory(country=country, instrument=cbd, role=role)
    for each in range(number):
        Counterpart.objects.create(
            country=country, instrument=cbd, office=f"Office {each}", source="x"
        )

    with django_assert_num_queries(3):
        [found] = conventions(country, on=DAY)

    assert (len(found.named), len(found.offices)) == (number, number)


def test_an_agreement_is_shown_only_where_somebody_is_known_and_a_convention_always():
    InstrumentFactory(code="CMS", kind="convention")
    agreement = InstrumentFactory(code="AEWA", kind="agreement")
    country = CountryFactory()
    assert [one.instrument.code for one in conventions(country, on=DAY)] == ["CMS"]

    DesignationFactory(country=country, instrument=agreement)

    assert [one.instrument.code for one in conventions(country, on=DAY)] == ["CMS", "AEWA"]


def test_what_is_due_first_stands_first_and_what_has_no_day_does_not_wait():
    later, sooner = a_liaison(due_on=date(2026, 3, 1)), a_liaison(due_on=date(2026, 2, 1))
    undated = a_liaison(due_on=None)

    found = open_agreements([one.country_id for one in (later, sooner, undated)])

    assert found == [sooner, later]
