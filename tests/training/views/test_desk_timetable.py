from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import SessionFactory, WorkshopFactory
from whimbrel.training.models import Session

pytestmark = pytest.mark.django_db
NINE = datetime(2013, 10, 29, 6, tzinfo=UTC)


@pytest.fixture
def workshop():
    return WorkshopFactory(time_zone="Africa/Nairobi")


def a_session(workshop, title, start):
    starts_at = NINE + timedelta(minutes=start)
    return SessionFactory(
        workshop=workshop,
        title_en=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
    )


def address(workshop):
    return reverse("workshop_timetable", args=[workshop.pk])


def page(answer):
    return BeautifulSoup(answer.content, "html.parser")


def test_the_first_session_begins_at_nine_and_the_next_where_the_agenda_ends(
    client, workshop, secretariat
):
    new = page(client.get(address(workshop)))
    assert new.select_one("#new_at")["value"] == "09:00"
    assert new.select_one("#new_day")["value"] == "2013-10-29"

    said = {"deed": "add", "title": "Budget", "method": "lecture", "day": "2013-10-29",
            "at": "09:00", "minutes": "90"}  # fmt: skip
    answer = client.post(address(workshop), said, follow=True)

    assert Session.objects.get().starts_at == NINE
    assert page(answer).select_one("#new_at")["value"] == "10:30"


def test_a_break_needs_no_title_and_a_session_does(client, workshop, secretariat):
    said = {"deed": "add", "day": "2013-10-29", "at": "09:00", "minutes": "15", "title": ""}

    refused = client.post(address(workshop), said | {"method": "lecture"})
    client.post(address(workshop), said | {"method": "break"})

    assert refused.status_code == 422
    assert "Give the session a title." in refused.text
    assert page(refused).select_one("#new_minutes")["value"] == "15"
    assert Session.objects.get().is_break


def test_a_pressed_button_has_the_focus_again(client, workshop, secretariat):
    a_session(workshop, "Budget", 0)
    later = a_session(workshop, "Proposals", 60)
    a_session(workshop, "Field", 120)

    answer = client.post(address(workshop), {"deed": "down", "session": later.pk}, follow=True)
    back = client.post(address(workshop), {"deed": "up", "session": later.pk}, follow=True)

    assert not page(answer).select("[autofocus]")  # It is the last: there is no “Down”.
    (focused,) = page(back).select("[autofocus]")
    assert focused["value"] == "up"
    assert back.redirect_chain[0][0].endswith(f"#session-{later.pk}")


def test_what_cannot_be_is_said_and_nothing_moves(client, workshop, secretariat):
    only = a_session(workshop, "Budget", 0)

    answer = client.post(address(workshop), {"deed": "up", "session": only.pk}, follow=True)

    assert "Nothing is before it on this day." in answer.text
    assert Session.objects.get().starts_at == NINE


def test_the_time_of_one_session_is_set_by_the_clock_of_the_event(client, workshop, secretariat):
    session = a_session(workshop, "Budget", 0)
    where = reverse("session_time", args=[session.pk])
    assert page(client.get(where)).select_one("#id_at")["value"] == "09:00"

    client.post(where, {"day": "2013-10-30", "at": "14:00", "minutes": "45", "room": "Hall"})

    session.refresh_from_db()
    assert session.starts_at == datetime(2013, 10, 30, 11, tzinfo=UTC)
    assert (session.ends_at - session.starts_at, session.room) == (timedelta(minutes=45), "Hall")


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_or_many(
    client, workshop, secretariat, number, django_assert_num_queries
):
    for place in range(number):
        a_session(workshop, "Session", place * 60)
    client.get(address(workshop))

    with django_assert_num_queries(13):
        client.get(address(workshop))


def test_nobody_else_puts_it_together(client, workshop):
    client.force_login(UserFactory())

    assert client.get(address(workshop)).status_code in (302, 403)
