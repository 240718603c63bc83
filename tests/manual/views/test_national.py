import pytest
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.manual import make_article
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.manual.dossier import procedures
from whimbrel.manual.models import NationalProcedure

pytestmark = pytest.mark.django_db
PAGE = "/en/manual/articles/credentials/national/"
WORDS = "The **Attorney General** signs."


@pytest.fixture(autouse=True)
def article(db):
    return make_article()


@pytest.fixture
def kenya():
    return CountryFactory(name_en="Kenya")


@pytest.fixture
def member(client, kenya):
    person = DesignationFactory(country=kenya).person
    client.force_login(person)
    return person


def page(client):
    return client.get(PAGE, HTTP_ACCEPT_ENCODING="identity").content.decode()


def test_a_country_writes_its_own_procedure_and_its_people_read_it(client, member, kenya):
    client.post(PAGE, {"words": WORDS})

    client.force_login(DesignationFactory(country=kenya, role="deputy").person)
    assert "The <b>Attorney General</b> signs." in page(client)


def test_no_other_country_and_no_secretariat_reads_it(client, member, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.post(PAGE, {"words": WORDS})

    client.force_login(DesignationFactory().person)
    assert "Attorney" not in page(client)
    client.force_login(seated())
    assert client.get(PAGE).status_code == 403


def test_the_country_room_leads_to_it(client, member, kenya):
    assert procedures(kenya.pk, localdate()) == []
    client.post(PAGE, {"words": WORDS})

    (line,) = procedures(kenya.pk, localdate())
    assert (line.text, line.url) == ("Credentials", PAGE)


def test_a_second_writing_takes_the_place_of_the_first_and_an_empty_one_takes_it_away(
    client, member
):
    client.post(PAGE, {"words": WORDS})
    client.post(PAGE, {"words": "The Minister signs."})
    assert NationalProcedure.objects.get().words == "The Minister signs."

    client.post(PAGE, {"words": " ", "save": "yes"})
    assert not NationalProcedure.objects.exists()


def test_who_acts_for_two_countries_writes_for_the_one_they_chose(client, member, kenya):
    other = DesignationFactory(person=member, country__name_en="Senegal").country

    client.post(f"{PAGE}?country={other.iso3}", {"words": WORDS})
    client.post(f"{PAGE}?country=XXX", {"words": "The Minister signs."})

    assert NationalProcedure.objects.get(country=other).words == WORDS
    assert NationalProcedure.objects.get(country=kenya).words == "The Minister signs."
