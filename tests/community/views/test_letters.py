import pytest
from django.urls import reverse

from tests.factories.community import SpaceFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import Digest, MembershipRule, Subscription

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


def choose(client, **given):
    return client.post(reverse("community:letter_choice"), given)


def test_a_person_chooses_hour_and_clock(client, member):
    client.force_login(member)

    choose(client, hour="17", time_zone="Africa/Nairobi")

    member.refresh_from_db()
    assert Digest.objects.get(person=member).hour == 17
    assert member.time_zone == "Africa/Nairobi"
    page = client.get(reverse("community:letter_choice")).content.decode()
    assert 'value="17" selected' in page
    assert 'value="Africa/Nairobi" selected' in page


@pytest.mark.parametrize(
    "given",
    [{"hour": "24", "time_zone": "UTC"}, {"hour": "8", "time_zone": "Middle-earth/Shire"}, {}],
)
def test_an_hour_or_a_clock_that_is_none_is_refused(client, member, given):
    client.force_login(member)

    assert choose(client, **given).status_code == 422
    assert not Digest.objects.exists()


def test_each_space_is_listed_with_how_often_it_writes(client, member):
    own, chosen = SpaceFactory(name_en="Ours"), SpaceFactory(name_en="Chosen")
    MembershipRule.objects.create(space=own, role="nfp")
    Subscription.objects.create(space=chosen, person=member, often="weekly")
    SpaceFactory(name_en="Of others")
    client.force_login(member)

    page = client.get(reverse("community:letter_choice")).content.decode()

    assert "Ours</a>: Once a day" in page
    assert "Chosen</a>: Once a week" in page
    assert "Of others" not in page
