import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db
PAGE = "people:leave"


def sign_in(client, **more):
    person = UserFactory(email="achieng@example.org", display_name="Achieng", **more)
    client.force_login(person)
    return person


def test_a_visitor_has_nothing_to_leave(client):
    assert client.get(reverse(PAGE))["Location"].startswith(reverse("account_login"))


def test_a_person_reads_what_goes_and_what_stays(client):
    sign_in(client)

    page = BeautifulSoup(client.get(reverse(PAGE)).content, "html.parser")

    headings = [heading.get_text() for heading in page.select("main h2")]
    assert headings == ["What goes at once", "What stays"]
    assert "under the name “former member”" in page.get_text()


def test_a_person_leaves_by_typing_their_address_and_is_signed_out(client):
    person = sign_in(client)

    answer = client.post(reverse(PAGE), {"email": "Achieng@Example.org"})

    assert answer["Location"] == reverse("people:left")
    assert "You have left" in client.get(answer["Location"]).content.decode()
    assert "_auth_user_id" not in client.session
    assert User.objects.get(pk=person.pk).display_name == "former member"


def test_another_address_removes_nothing_and_keeps_what_was_typed(client):
    person = sign_in(client)

    answer = client.post(reverse(PAGE), {"email": "somebody@example.org"})

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert "Nothing was removed" in page.find(role="alert").get_text()
    assert page.find("input", attrs={"name": "email"})["value"] == "somebody@example.org"
    assert User.objects.get(pk=person.pk).is_active


@pytest.mark.parametrize("office", [{"is_staff": True}, {"is_superuser": True}])
def test_the_secretariat_is_told_to_hand_over_first(client, office):
    person = sign_in(client, **office)

    page = client.get(reverse(PAGE)).content.decode()
    answer = client.post(reverse(PAGE), {"email": person.email})

    assert "Ask another administrator" in page
    assert 'name="email"' not in page
    assert answer.status_code == 403
    assert User.objects.get(pk=person.pk).is_active
