import pytest

from tests.factories.nbsap import NbsapFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, RegionFactory
from tests.nbsap.actions.test_participation import note
from whimbrel.nbsap.queries.participation import countries_taking_part, participations

pytestmark = pytest.mark.django_db


def test_stages_stand_in_the_order_of_the_process_with_who_took_part():
    nbsap, cms, cbd = NbsapFactory(), InstrumentFactory(code="CMS"), InstrumentFactory(code="CBD")
    note(nbsap, cms, stage="reviewing")
    note(nbsap, cms, cbd, stage="preparing")

    found = [(one.stage, [str(office) for office in one.offices]) for one in participations(nbsap)]

    assert found == [
        ("preparing", ["Focal point of CBD", "Focal point of CMS"]),
        ("reviewing", ["Focal point of CMS"]),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_a_country_counts_once_for_each_convention_in_its_region(number, django_assert_num_queries):
    africa, cms = RegionFactory(), InstrumentFactory(code="CMS")
    plans = [NbsapFactory(country=CountryFactory(region=africa)) for _ in range(number)]
    for one in plans:
        note(one, cms, stage="preparing")
        note(one, cms, stage="consulting", office="Ministry of fisheries")
    note(NbsapFactory(country=CountryFactory(region=africa)), cms)

    with django_assert_num_queries(1):
        assert countries_taking_part([one.pk for one in plans]) == {africa.pk: [("CMS", number)]}
