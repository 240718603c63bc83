import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.treaties import AppendixListingFactory, SpeciesFactory

pytestmark = pytest.mark.django_db


def page(client, **query):
    answer = client.get(reverse("treaties:species_list"), query)
    return answer, BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    AppendixListingFactory.create_batch(number)

    with django_assert_num_queries(4):
        answer, soup = page(client)

    assert len(soup.select("tbody tr")) == number
    assert not answer.cookies


def test_a_taxon_is_found_by_appendix_class_and_name(client):
    curlew = SpeciesFactory(scientific_name="Numenius tenuirostris", common_name_en="Curlew")
    AppendixListingFactory(species=curlew, appendix="I")
    AppendixListingFactory(species=curlew, appendix="II", adopted_at="COP2")
    AppendixListingFactory(
        species=SpeciesFactory(scientific_name="Dugong dugon", taxon_class="Mammalia"),
        appendix="II",
    )
    SpeciesFactory(scientific_name="Corvus corax")

    def found(**query):
        return [one.get_text() for one in page(client, **query)[1].select("tbody th")]

    assert found() == ["Dugong dugon", "Numenius tenuirostris"]
    assert found(appendix="I") == ["Numenius tenuirostris"]
    assert found(taxon_class="Mammalia") == ["Dugong dugon"]
    assert found(q="curl") == ["Numenius tenuirostris"]
    assert found(q="corvus") == []


@pytest.mark.parametrize("query", [{"appendix": "III"}, {"taxon_class": "Fungi"}])
def test_an_unknown_filter_is_told(client, query):
    answer, soup = page(client, **query)

    assert answer.status_code == 400
    assert soup.select_one("[role=alert] li")
