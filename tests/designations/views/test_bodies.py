import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.treaties.models import Body, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return Body.objects.create(
        code="landbirds", name_en="Landbirds Working Group", kind=Body.Kind.WORKING_GROUP
    )


def member_of(body, name, role=Role.WORKING_GROUP):
    return DesignationFactory(
        person=UserFactory(display_name=name), body=body, role=role, country=None, instrument=None
    )


def text(client, name, *args):
    page = client.get(reverse(f"designations:{name}", args=args))
    return BeautifulSoup(page.content, "html.parser").main.get_text(" ", strip=True)


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_of_bodies_or_people_asks_no_more_of_the_database(
    client, committee, number, django_assert_num_queries
):
    for n in range(number):
        other = Body.objects.create(code=f"b{n}", name_en=f"Body {n}", kind=Body.Kind.COMMITTEE)
        member_of(other, "Another")
        member_of(committee, f"Member {n}")

    with django_assert_num_queries(1):
        assert client.get(reverse("designations:body_list")).status_code == 200
    with django_assert_num_queries(5):
        client.get(reverse("designations:body_detail", args=["landbirds"]))


def test_a_body_shows_who_sits_on_it(client, committee):
    member_of(committee, "Chair of the group")

    assert "Landbirds Working Group : 1 person" in text(client, "body_list")
    assert "Chair of the group" in text(client, "body_detail", "landbirds")


def test_visitors_neither_see_nor_count_roles_that_are_not_published(client, committee):
    member_of(committee, "An observer", Role.OBSERVER)

    assert "person" not in text(client, "body_list")
    assert "An observer" not in text(client, "body_detail", "landbirds")

    client.force_login(member_of(committee, "A member").person)
    assert "Landbirds Working Group : 2 people" in text(client, "body_list")
    assert "An observer" in text(client, "body_detail", "landbirds")


def test_the_people_of_a_body_can_be_taken_away(client, committee):
    member_of(committee, "Chair of the group")
    DesignationFactory()

    page = BeautifulSoup(
        client.get(reverse("designations:body_detail", args=["landbirds"])).content, "html.parser"
    )

    where = [one["href"] for one in page.select("a[download]")]
    assert [one.partition("?")[2] for one in where] == ["body=landbirds"] * 4
    rows = client.get(where[0]).content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "Chair of the group" in rows[1]
