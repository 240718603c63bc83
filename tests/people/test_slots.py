import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def front_page(client):
    return client.get(reverse("home:front_page"))


def test_a_visitor_gets_no_cookie(client):
    assert not front_page(client).cookies


def test_asking_who_a_visitor_is_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/en/accounts/inactive/")


def test_a_visitor_finds_the_way_in_and_back(client):
    way_in = BeautifulSoup(front_page(client).content, "html.parser").select_one(".me a")

    assert way_in["href"] == reverse("account_login") + "?next=/en/"


def test_a_person_sees_their_name_and_the_way_out(client):
    client.force_login(UserFactory(display_name="Focal point, Kenya"))

    me = BeautifulSoup(front_page(client).content, "html.parser").select_one(".me")

    assert "Focal point, Kenya" in me.get_text()
    assert "Desk" not in me.get_text()
    assert me.form["action"] == reverse("account_logout")
    assert me.form.find("input", attrs={"name": "csrfmiddlewaretoken"})


def test_staff_find_the_desk(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated())

    me = BeautifulSoup(front_page(client).content, "html.parser").select_one(".me")

    assert me.find("a", href="/admin/")


def test_a_page_with_a_name_on_it_is_kept_by_no_shared_cache(client):
    client.force_login(UserFactory())

    assert "private" in front_page(client)["Cache-Control"]
