import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.community.models import Circular, Conversation

pytestmark = pytest.mark.django_db
NEW = "community:circular_new"


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def sent(client, **fields):
    form = {
        "to": "all", "subject": "Credentials", "words": "Send them.", "language": "en", "key": "k",
    }  # fmt: skip
    return client.post(reverse(NEW), form | fields)


@pytest.fixture
def africa():
    region = RegionFactory()
    for _ in range(2):
        DesignationFactory(country=CountryFactory(region=region))
    return region


def test_it_is_shown_to_how_many_it_goes_before_it_is_sent(client, africa):
    client.force_login(seated())

    looked = BeautifulSoup(sent(client, region=africa.pk).content, "html.parser")
    assert "2 people" in looked.get_text()
    assert not Circular.objects.exists()

    shown = looked.select_one("input[name=people]")["value"]
    sent(client, region=africa.pk, people=shown, send="1")
    assert Circular.objects.get().deliveries.count() == 2


def test_where_the_number_has_changed_meanwhile_it_is_shown_again(client, africa):
    client.force_login(seated())

    answer = sent(client, region=africa.pk, people="1", send="1")

    assert "2 people" in answer.content.decode()
    assert not Circular.objects.exists()


def test_a_member_of_the_standing_committee_writes_to_the_own_region_only(client, africa):
    other = RegionFactory()
    member = DesignationFactory(role="standing", country=None, region=africa).person
    client.force_login(member)

    assert sent(client, region=other.pk, people="0", send="1").status_code == 422
    assert sent(client, instrument="", region="", role="nfp").status_code == 422
    assert "2 people" in sent(client, region=africa.pk).content.decode()


def test_a_focal_point_writes_to_nobody_among_many(client, africa):
    client.force_login(DesignationFactory().person)

    assert client.get(reverse(NEW)).status_code == 403
    assert client.get(reverse("community:circular_list")).status_code == 403


def test_to_nobody_in_particular_nothing_goes(client):
    client.force_login(seated())

    assert sent(client).status_code == 422


def test_who_got_it_answers_the_author_alone_and_nobody_else_reads_it(client, africa):
    author = seated()
    client.force_login(author)
    sent(client, region=africa.pk, people="2", send="1")
    circular = Circular.objects.get()
    where = reverse("community:circular_detail", args=[circular.pk])
    client.force_login(circular.deliveries.first().person)

    assert "Send them." in client.get(where).content.decode()
    client.post(where, {"words": "They are on their way.", "language": "en", "key": "a"})
    assert set(Conversation.objects.get().members.values_list("person", flat=True)) == {
        circular.deliveries.first().person_id, author.pk,
    }  # fmt: skip
    client.force_login(DesignationFactory().person)
    assert client.get(where).status_code == 404
