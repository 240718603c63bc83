from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.community.actions.test_drafting import a_draft
from tests.factories.community import SpaceFactory, a_consultation, speaker, threaded
from tests.factories.treaties import DesignationFactory, MeetingFactory
from whimbrel.community.actions.consultations import put_off
from whimbrel.community.actions.events import Planned, make_event
from whimbrel.community.actions.feeds import make_feed_key
from whimbrel.community.models import FeedKey, Membership

pytestmark = pytest.mark.django_db
ENTRY = "{http://www.w3.org/2005/Atom}entry"


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def titles(answer):
    root = ElementTree.fromstring(answer.content)
    return [one.find("{http://www.w3.org/2005/Atom}title").text for one in root.findall(ENTRY)]


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def key(member):
    return make_feed_key(person=member, at=now()).key


def joined(space, person):
    Membership.objects.create(space=space, person=person, joined_at=now() - timedelta(days=1))
    return space


def test_the_posts_of_a_public_space_are_a_feed_for_everybody(client, member):
    thread = threaded(by=member, title="Counting")

    answer = client.get(at("space_feed", thread.space.slug))

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert titles(answer) == ["Counting"]


@pytest.mark.parametrize("given", [{"open_to": "members"}, {"is_confidential": True}])
def test_other_spaces_have_no_public_feed(client, member, given):
    thread = threaded(SpaceFactory(**given), member)

    assert client.get(at("space_feed", thread.space.slug)).status_code == 404
    assert client.get(at("space_calendar", thread.space.slug)).status_code == 404


def test_the_own_feed_holds_the_own_spaces_and_nothing_confidential(client, member, key):
    threaded(joined(SpaceFactory(open_to="closed"), member), member, title="Ours")
    threaded(joined(SpaceFactory(is_confidential=True), member), member, title="Secret")
    threaded(SpaceFactory(open_to="closed"), DesignationFactory().person, title="Theirs")

    assert titles(client.get(at("own_feed", key))) == ["Ours"]


def test_rights_are_asked_anew_each_time(client, member, key):
    space = joined(SpaceFactory(open_to="closed"), member)
    threaded(space, member)
    assert client.get(at("own_space_feed", key, space.slug)).status_code == 200

    Membership.objects.update(left_at=now())
    assert client.get(at("own_space_feed", key, space.slug)).status_code == 404
    assert titles(client.get(at("own_feed", key))) == []


def test_a_wrong_or_old_key_and_a_closed_account_get_nothing(client, member, key):
    assert client.get(at("own_feed", "guess")).status_code == 404
    make_feed_key(person=member, at=now())
    assert client.get(at("own_calendar", key)).status_code == 404

    member.is_active = False
    member.save()
    assert client.get(at("own_feed", FeedKey.objects.get().key)).status_code == 404


def test_the_calendar_of_what_concerns_one_has_dates_of_spaces_and_meetings_of_instruments(
    client, member, key
):
    space = joined(SpaceFactory(open_to="closed"), member)
    planned = Planned("call", "Our call", now() + timedelta(days=3), "en")
    make_event(space=space, planned=planned, key="k", by=member, at=now())
    instrument = member.designations.get().instrument
    for own in (instrument, None):
        MeetingFactory(
            instrument=own, title_en=f"Of {own}", starts_on=localdate() + timedelta(days=9),
            ends_on=localdate() + timedelta(days=12),
        )  # fmt: skip

    told = client.get(at("own_calendar", key)).content.decode()

    assert "SUMMARY:Our call" in told
    assert f"SUMMARY:Of {instrument}" in told
    assert "SUMMARY:Of None" not in told


def test_deadlines_of_decisions_stand_in_the_own_calendar_by_their_names(client, member, key):
    space = joined(SpaceFactory(open_to="closed"), member)
    a_consultation(space=space)
    a_draft(space, title="Rules of procedure")
    a_consultation(space=joined(SpaceFactory(is_confidential=True), member), title={"en": "Secret"})
    a_consultation(space=SpaceFactory(open_to="closed"), title={"en": "Theirs"})

    told = client.get(at("own_calendar", key)).content.decode()

    assert "SUMMARY:Deadline: Silence procedure\\, Calendar of counts" in told
    assert "Rules of procedure" in told
    assert "DTSTART:21000101T000000Z" in told
    assert "Secret" not in told
    assert "Theirs" not in told


def test_who_speaks_for_a_party_sees_the_deadline_of_a_space_to_which_they_do_not_belong(client):
    asked = a_consultation(space=SpaceFactory(open_to="closed"), parties=("KEN", "SEN", "FJI"))
    person, _party = speaker(asked, "KEN")
    put_off(consultation=asked, until=asked.closes_at + timedelta(days=1), why="Holidays", by=person, at=now())  # fmt: skip

    told = client.get(at("own_calendar", make_feed_key(person=person, at=now()).key))

    assert told.content.decode().count("BEGIN:VEVENT") == 1
    assert "SEQUENCE:1" in told.content.decode()
    assert "DTSTART:21000102T000000Z" in told.content.decode()


def test_the_calendar_of_a_public_space_tells_deadlines_and_not_what_the_texts_are_called(client):
    asked = a_consultation()
    a_draft(asked.space, title="Rules of procedure")

    told = client.get(at("space_calendar", asked.space.slug)).content.decode()

    assert told.count("SUMMARY:Deadline: ") == 2
    assert "Calendar of counts" not in told
    assert "Rules of procedure" not in told


def test_addresses_are_made_when_they_are_asked_for(client, member):
    client.force_login(member)
    assert "posts.atom" not in client.get(at("feed_settings")).content.decode()

    client.post(at("feed_settings"))

    assert (
        at("own_feed", FeedKey.objects.get().key)
        in client.get(at("feed_settings")).content.decode()
    )
