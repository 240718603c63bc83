from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.people import UserFactory
from whimbrel.people.models import SignIn
from whimbrel.people.traces import digest

pytestmark = pytest.mark.django_db
LIST = "people:session_list"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"


def came_in(person, agent):
    """A device of that person, once its list has been looked at."""
    client = Client(headers={"User-Agent": agent})
    client.force_login(person)
    client.get(reverse(LIST))
    return client


def rows(client):
    page = BeautifulSoup(client.get(reverse(LIST)).content, "html.parser")
    return [row.get_text(" ", strip=True) for row in page.select("tbody tr")]


def is_in(client):
    return client.get(reverse("people:profile_detail")).status_code == 200


def sign_in_of(client):
    return SignIn.objects.get(session_digest=digest(client.session.session_key)).pk


def test_a_visitor_is_signed_in_nowhere(client):
    for path in [reverse(LIST), reverse("people:session_end", args=[1])]:
        assert client.get(path)["Location"].startswith(reverse("account_login"))


def test_a_person_finds_every_device_and_which_one_this_is():
    person = UserFactory()
    here = came_in(person, FIREFOX)
    came_in(person, IPHONE)
    came_in(UserFactory(), FIREFOX)

    found = rows(here)

    assert len(found) == 2
    assert "Safari, iPhone" in found[0]
    assert "Sign out" in found[0]
    assert "Firefox, Linux" in found[1]
    assert "This device" in found[1]


def test_a_person_ends_another_device_and_it_acts_at_once():
    person = UserFactory()
    here, lost = came_in(person, FIREFOX), came_in(person, IPHONE)

    here.post(reverse("people:session_end", args=[sign_in_of(lost)]))

    assert not is_in(lost)
    assert is_in(here)
    assert len(rows(here)) == 1


def test_a_person_ends_all_others():
    person = UserFactory()
    here, first, second = (came_in(person, agent) for agent in (FIREFOX, IPHONE, ""))

    here.post(reverse("people:session_end_others"))

    assert [is_in(one) for one in (here, first, second)] == [True, False, False]


@pytest.mark.parametrize("who", [{}, {"is_staff": True}, {"is_superuser": True}])
def test_nobody_ends_somebody_else_s_session(who):
    theirs = came_in(UserFactory(), IPHONE)
    mine = came_in(UserFactory(**who), FIREFOX)

    answer = mine.post(reverse("people:session_end", args=[sign_in_of(theirs)]))

    assert answer.status_code == 404
    assert is_in(theirs)


def test_ending_this_very_session_is_signing_out():
    here = came_in(UserFactory(), FIREFOX)

    answer = here.post(reverse("people:session_end", args=[sign_in_of(here)]))

    assert answer["Location"] == reverse("account_logout")


def test_a_session_opened_with_an_old_password_is_not_listed():
    person = UserFactory()
    came_in(person, IPHONE)
    person.set_password("new")
    person.save()

    assert len(rows(came_in(person, FIREFOX))) == 1


def test_the_page_shows_no_key(client):
    here = came_in(UserFactory(), FIREFOX)

    page = here.get(reverse(LIST)).content.decode()

    assert here.session.session_key not in page
    assert sign_in_of(here)


@pytest.mark.parametrize("devices", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(devices, django_assert_num_queries):
    person = UserFactory()
    here = [came_in(person, FIREFOX) for _ in range(devices)][0]

    with django_assert_num_queries(7):
        here.get(reverse(LIST))


def test_the_day_of_a_visit_is_kept():
    here = came_in(UserFactory(), FIREFOX)
    SignIn.objects.update(seen_on=date(2026, 1, 1))

    here.get(reverse("people:profile_detail"))

    assert SignIn.objects.get().seen_on == localdate()
