from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.community import SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.events import Planned, make_event
from whimbrel.community.models import Event

pytestmark = pytest.mark.django_db
THEN = now().replace(microsecond=0, second=0) + timedelta(days=30)


def at(name, *args):
    return reverse(f"community:{name}", args=args)


@pytest.fixture
def member(client):
    person = DesignationFactory(
        person__time_zone="Asia/Manila", person__display_name="Focal point, Kenya"
    ).person
    client.force_login(person)
    return person


def made(space, by, **given):
    planned = Planned(
        **{"kind": "meeting", "title": "Count", "starts_at": THEN, "language": "en"} | given
    )
    return make_event(space=space, planned=planned, key=f"k{given}", by=by, at=now())


def test_times_are_filled_in_by_ones_own_clock(client, member):
    space = SpaceFactory()

    client.post(
        at("event_new", space.slug),
        {
            "kind": "call", "title": "Count", "starts_at": "2031-05-01T14:00", "language": "en",
            "key": "k",
        },
    )  # fmt: skip

    assert Event.objects.get().starts_at.isoformat() == "2031-05-01T06:00:00+00:00"


def test_an_end_before_the_beginning_is_refused_and_nothing_typed_is_lost(client, member):
    answer = client.post(
        at("event_new", SpaceFactory().slug),
        {
            "kind": "call", "title": "Count", "starts_at": "2031-05-01T14:00",
            "ends_at": "2031-05-01T13:00", "language": "en", "key": "k",
        },
    )  # fmt: skip

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert "before it begins" in page.get_text()
    assert page.select_one("input[name=title]")["value"] == "Count"


def test_a_member_says_whether_they_come_and_members_see_who_does(client, member):
    event = made(SpaceFactory(), member)

    client.post(at("event_detail", event.pk), {"comes": "yes"})

    assert event.answers.get().comes == "yes"
    assert "Focal point, Kenya" in client.get(at("event_detail", event.pk)).content.decode()
    client.logout()
    seen = client.get(at("event_detail", event.pk))
    assert "Focal point, Kenya" not in seen.content.decode()
    assert client.post(at("event_detail", event.pk), {"comes": "yes"}).status_code == 403


def test_a_date_of_a_closed_space_is_there_for_nobody_else(client, member):
    event = made(SpaceFactory(open_to="closed"), UserFactory())

    for name in ("event_detail", "event_calendar", "event_change"):
        assert client.get(at(name, event.pk)).status_code == 404
    assert client.get(at("event_list", event.space.slug)).status_code == 404


def test_only_who_set_a_date_changes_or_cancels_it(client, member):
    own, other = made(SpaceFactory(), member), made(SpaceFactory(), UserFactory(), place="x")

    assert client.get(at("event_change", other.pk)).status_code == 403
    assert client.post(at("event_cancel", other.pk)).status_code == 403
    client.post(at("event_cancel", own.pk))
    assert "Cancelled" in client.get(at("event_detail", own.pk)).content.decode()


def test_the_one_date_goes_into_a_calendar(client, member):
    event = made(SpaceFactory(), member)

    answer = client.get(at("event_calendar", event.pk))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART:{THEN:%Y%m%dT%H%M%SZ}" in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_calendar_costs_the_same_for_one_date_or_three(
    client, member, number, django_assert_num_queries
):
    space = SpaceFactory(open_to="members")
    for one in range(number):
        made(space, member, place=str(one))

    with django_assert_num_queries(16):
        client.get(at("event_list", space.slug))
