import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.accession.models import Outreach

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def test_the_secretariat_writes_down_whom_it_approached(client, secretariat):
    country = CountryFactory()

    client.post(
        reverse("desk_outreach:add"),
        {
            "instrument": InstrumentFactory().pk,
            "country": country.pk,
            "emphasis": "particular",
            "starts_on": "2012-01-01",
            "ends_on": "2014-11-03",
            "place": 1,
            "source": "the report to COP11",
        },
    )

    assert Outreach.objects.get().country == country
    assert client.get(reverse("desk_outreach:index")).status_code == 200
