import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.community import SpaceFactory, threaded
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import MembershipRule, Subscription

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


def names(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return {link.get_text() for link in page.select("main ul.plain a")}


def test_a_visitor_sees_public_spaces_only(client):
    SpaceFactory(name_en="Open")
    SpaceFactory(name_en="Members", open_to="members")
    SpaceFactory(name_en="Closed", open_to="closed")

    assert names(client.get(reverse("community:space_list"))) == {"Open"}


def test_a_member_sees_their_own_spaces_too(client, member):
    SpaceFactory(name_en="Open")
    SpaceFactory(name_en="Members", open_to="members")
    SpaceFactory(name_en="Of others", open_to="closed")
    own = SpaceFactory(name_en="Ours", open_to="closed")
    MembershipRule.objects.create(space=own, country=member.designations.get().country)
    client.force_login(member)

    assert names(client.get(reverse("community:space_list"))) == {"Open", "Members", "Ours"}


@pytest.mark.parametrize("number", [1, 3])
def test_a_space_costs_the_same_for_one_thread_or_three(
    number, client, member, django_assert_num_queries
):
    space = SpaceFactory()
    for _ in range(number):
        threaded(space, member)

    with django_assert_num_queries(6):
        client.get(reverse("community:space_detail", args=[space.slug]))


def test_older_threads_follow_without_drift(client, member):
    space = SpaceFactory()
    for n in range(32):
        threaded(space, member, title=f"Thread {n}")
    address = reverse("community:space_detail", args=[space.slug])

    first = BeautifulSoup(client.get(address).content, "html.parser")
    older = first.select_one("a[rel=next]")["href"]
    threaded(space, member, title="Newest")
    second = BeautifulSoup(client.get(address + older).content, "html.parser")

    titles = [a.get_text() for page in (first, second) for a in page.select("tbody bdi a")]
    assert len(titles) == 32
    assert len(set(titles)) == 32


def test_a_page_that_is_none_is_not_found(client):
    space = SpaceFactory()

    for query in ("after=yesterday_1", "instrument=x"):
        assert (
            client.get(
                reverse("community:space_detail", args=[space.slug]) + "?" + query
            ).status_code
            == 404
        )


def test_a_person_chooses_how_a_space_writes_to_them(client, member):
    space = SpaceFactory()
    client.force_login(member)

    client.post(reverse("community:space_people", args=[space.slug]), {"often": "weekly"})

    assert Subscription.objects.get(person=member, space=space).often == "weekly"
