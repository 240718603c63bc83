import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory, RelationFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from whimbrel.accession.models import DeskRegion, Relation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def keeper(client):
    person = seated()
    client.force_login(person)
    return person


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def new(file):
    return reverse("accession:relation_new", args=[file.pk])


@pytest.mark.parametrize("somebody", ["visitor", "account", "nfp of that State"])
def test_relations_are_closed_to_everybody_but_the_secretariat(client, somebody):
    relation = RelationFactory()
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "nfp of that State":
        client.force_login(DesignationFactory(country=relation.giver.file.country).person)

    end = reverse("accession:relation_end", args=[relation.pk])
    for answer in (client.get(new(relation.giver.file)), client.post(end)):
        assert answer.status_code == (302 if somebody == "visitor" else 403)
    assert Relation.objects.get().ends_on is None


def test_an_officer_of_another_region_finds_none(client, keeper):
    DeskRegion.objects.create(officer=keeper, region=RegionFactory())
    relation = RelationFactory(giver__file__country__region=RegionFactory())

    assert client.post(reverse("accession:relation_end", args=[relation.pk])).status_code == 404
    assert client.get(new(relation.giver.file)).status_code == 404


def test_how_two_persons_stand_is_written_down_shown_and_ended(client, keeper):
    file = RecruitmentFileFactory()
    officer = CounterpartFactory(file=file, name="Officer", office="Wildlife service")
    minister = CounterpartFactory(file=file, name="Minister", office="Ministry")
    given = {"giver": officer.pk, "kind": "reports", "taker": minister.pk, "starts_on": "2026-02-01"}  # fmt: skip

    client.post(new(file), given)

    page = client.get(file.get_absolute_url())
    assert "Officer , Wildlife service · reports to Minister (since 1 February 2026)" in words(page)
    inner = BeautifulSoup(page.content, "html.parser").select_one("#relations + ul > li > ul > li")
    assert inner.strong.get_text() == "Officer"
    client.post(reverse("accession:relation_end", args=[Relation.objects.get().pk]))
    assert "Earlier Officer reports to Minister" in words(client.get(file.get_absolute_url()))


@pytest.mark.parametrize(
    ("giver", "taker", "said"),
    [
        ("officer", "officer", "Choose somebody else."),
        ("officer", "minister", "That is written down already."),
        ("minister", "officer", "That person reports to the first one already."),
        ("officer", "stranger", "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(giver, taker, said, client, keeper):
    relation = RelationFactory()
    who = {"officer": relation.giver, "minister": relation.taker, "stranger": CounterpartFactory()}

    answer = client.post(
        new(relation.giver.file),
        {"giver": who[giver].pk, "kind": "reports", "taker": who[taker].pk, "starts_on": "2026-02-01"},
    )  # fmt: skip

    assert answer.status_code == 422
    assert said in words(answer)
    assert Relation.objects.count() == 1
