import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.nbsap import NbsapFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, SpeciesFactory
from whimbrel.nbsap.models import Nbsap

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya")


@pytest.fixture
def nfp(client, kenya):
    person = DesignationFactory(country=kenya).person
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"nbsap:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


@pytest.mark.parametrize("somebody", ["visitor", "account", "neighbour"])
def test_the_work_on_a_plan_is_closed_to_everybody_else(client, somebody):
    nbsap = assessed()
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "neighbour":
        client.force_login(DesignationFactory().person)

    for page in (
        at("nbsap_work", nbsap.country.iso3),
        at("nbsap_new", nbsap.country.iso3),
        at("plan_detail", nbsap.pk),
        at("plan_scorecard", nbsap.pk),
    ):
        assert client.get(page).status_code == (302 if somebody == "visitor" else 403)


def test_a_focal_point_adds_a_version_and_takes_a_step(client, nfp, kenya):
    added = client.post(
        at("nbsap_new", "KEN"), {"year": 2026, "source": "The ministry", "framework": "kmgbf"}
    )
    nbsap = Nbsap.objects.get(country=kenya)
    assert added["Location"] == at("plan_detail", nbsap.pk)
    assert "Next step: Meet the focal point of the CBD" in words(client.get(added["Location"]))

    client.post(
        at("plan_step", nbsap.pk, "counterpart"),
        {"done_on": "2026-01-05", "quotation": "Minutes of the meeting", "responsible": "Ministry"},
    )

    page = words(client.get(at("plan_detail", nbsap.pk)))
    assert "Steps: 1/12" in page
    assert "Minutes of the meeting" in page
    assert "Minutes of the meeting" in str(
        client.get(at("plan_step", nbsap.pk, "counterpart")).content
    )
    client.post(at("plan_step_take_back", nbsap.pk, "counterpart"))
    assert "Steps: 0/12" in words(client.get(at("plan_detail", nbsap.pk)))
    assert client.get(at("plan_step", nbsap.pk, "no-such-step")).status_code == 404


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, nfp, kenya):
    nbsap = NbsapFactory(country=kenya)

    answer = client.post(
        at("plan_step", nbsap.pk, "team"), {"done_on": "2999-01-01", "quotation": "A long text"}
    )

    assert answer.status_code == 422
    assert "That day is still to come." in words(answer)
    assert "A long text" in answer.content.decode()


def test_a_plan_is_graded_published_and_withdrawn(client, nfp, kenya):
    nbsap = NbsapFactory(country=kenya)

    client.post(at("plan_scorecard", nbsap.pk), {"species-grade": "2", "sites-grade": "1"})
    assert "Migratory species in the plan: 3/16" in words(client.get(at("plan_detail", nbsap.pk)))
    assert 'value="2" selected' in client.get(at("plan_scorecard", nbsap.pk)).content.decode()
    client.post(at("plan_publish", nbsap.pk))
    assert "3/16" in words(client.get(at("nbsap_detail", "KEN")))
    client.post(at("plan_withdraw", nbsap.pk))
    assert "3/16" not in words(client.get(at("nbsap_detail", "KEN")))


def test_the_rest_of_a_version_is_written_down(client, nfp, kenya):
    nbsap = NbsapFactory(country=kenya)
    SpeciesFactory(scientific_name="Grus grus")
    for name, given in (
        ("plan_stage", {"kind": "adopted", "on": "2020-01-01"}),
        ("plan_document", {"language": "en", "title": "The plan", "url": "https://example.org/p"}),
        ("plan_target", {"code": "1", "text": "Flyways", "spms": "10"}),
        ("plan_species", {"species": "Grus grus"}),
    ):
        assert client.get(at(name, nbsap.pk)).status_code == 200
        assert client.post(at(name, nbsap.pk), given).status_code == 302, name

    page = words(client.get(at("plan_detail", nbsap.pk)))
    assert "Adopted 1 Jan 2020" in page
    assert "Flyways" in page
    assert "Grus grus" in client.get(at("plan_species", nbsap.pk)).content.decode()
    for name, given in (
        ("plan_stage", {"kind": "adopted", "on": "2020-01-01"}),
        ("plan_target", {"code": "1", "text": "Flyways"}),
    ):
        assert client.post(at(name, nbsap.pk), given).status_code == 422, name


def test_who_has_one_version_is_led_to_it_and_who_has_none_to_adding_one(client, nfp, kenya):
    assert "No version is on record yet." in words(client.get(at("nbsap_work", "KEN")))
    nbsap = NbsapFactory(country=kenya)
    assert client.get(at("nbsap_work", "KEN"))["Location"] == at("plan_detail", nbsap.pk)
    NbsapFactory(country=kenya, year=2000)
    assert "2000" in words(client.get(at("nbsap_work", "KEN")))


@pytest.mark.parametrize("number", [1, 3])
def test_the_work_costs_the_same_for_one_step_or_many(
    client, number, kenya, django_assert_num_queries
):
    client.force_login(seated())
    nbsap = assessed(NbsapFactory(country=kenya), steps=["counterpart", "team", "read"][:number])
    client.get(at("plan_detail", nbsap.pk))

    with django_assert_num_queries(15):
        client.get(at("plan_detail", nbsap.pk))
