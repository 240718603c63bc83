import pytest

from tests.factories.treaties import CountryFactory
from whimbrel.treaties.inbox import country_of

pytestmark = pytest.mark.django_db


def test_a_stranger_s_address_speaks_of_the_country_whose_domain_it_is():
    CountryFactory(iso3="KEN", iso2="KE", name_en="Kenya")
    CountryFactory(iso3="GBR", iso2="GB", name_en="United Kingdom")

    assert country_of("director@environment.go.ke") == "Kenya"
    assert country_of("someone@defra.gov.uk") == "United Kingdom"
    assert country_of("someone@example.com") == ""
    assert country_of("someone@example.io") == ""
