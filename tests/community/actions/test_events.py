from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.community import SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.event_letters import tend_events
from whimbrel.community.actions.events import (
    Planned,
    answer_event,
    answer_times,
    ask_for_time,
    cancel_event,
    change_event,
    choose_time,
    make_event,
)
from whimbrel.community.models import Event, Membership, Subscription
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
THEN = datetime(2026, 5, 1, 14, tzinfo=UTC)


@pytest.fixture
def space():
    return SpaceFactory(name_en="Africa", open_to="closed")


@pytest.fixture
def member(space):
    person = UserFactory(time_zone="Africa/Nairobi")
    Membership.objects.create(space=space, person=person, joined_at=AT)
    return person


def made(space, **given):
    planned = Planned(
        **{"kind": "call", "title": "A call", "starts_at": THEN, "language": "en"} | given
    )
    return make_event(space=space, planned=planned, key="k", by=DesignationFactory().person, at=AT)


def test_those_who_belong_are_written_to_once_by_their_own_clock(space, member, settings):
    settings.MAIL_IN = "house@in.example.org"
    event = made(space)

    assert tend_events(at=AT) == 1
    assert tend_events(at=AT) == 0

    letter = Letter.objects.get()
    assert letter.recipient == member
    assert "1 May 2026, 17:00 (Africa/Nairobi, UTC+3:00)" in letter.text
    assert f"+event-{event.pk}-" in letter.reply_to


def test_who_wants_nothing_of_the_space_is_not_written_to(space, member):
    Subscription.objects.create(space=space, person=member, often="nothing")
    made(space)

    assert tend_events(at=AT) == 0


def test_of_a_confidential_space_the_letter_tells_nothing(space, member):
    space.is_confidential = True
    space.save()
    made(space, title="Secret matters")
    tend_events(at=AT)

    assert "Secret matters" not in Letter.objects.get().subject + Letter.objects.get().text


def test_another_time_is_told_anew_and_another_place_is_not(space, member):
    event = made(space)
    tend_events(at=AT)
    planned = Planned("call", "A call", THEN, "en", place="Nairobi")
    change_event(event=event, planned=planned, by=event.made_by)
    assert tend_events(at=AT) == 0

    planned = Planned("call", "A call", THEN + timedelta(hours=1), "en")
    change_event(event=event, planned=planned, by=event.made_by)
    assert tend_events(at=AT) == 1
    assert Event.objects.get().sequence == 2


def test_who_wanted_to_come_hears_that_it_is_cancelled(space, member):
    event = made(space)
    answer_event(event=event, person=member, comes="maybe", at=AT)
    answer_event(event=event, person=UserFactory(), comes="no", at=AT)

    cancel_event(event=event, by=event.made_by, at=AT)

    assert Letter.objects.get().recipient == member


def test_a_time_is_looked_for_and_becomes_a_date_with_those_whom_it_suits(space, member):
    question = ask_for_time(
        space=space, title="Budget", language="en", minutes=90, key="t", by=UserFactory(), at=AT,
        moments=[THEN + timedelta(days=1), THEN],
    )  # fmt: skip
    assert [one.starts_at for one in question.options.all()] == [THEN, THEN + timedelta(days=1)]
    assert tend_events(at=AT) == 1
    answer_times(question=question, person=member, suits={1: True, 2: False}, at=AT)

    event = choose_time(option=question.options.get(number=1), by=question.asked_by, at=AT)

    assert (event.starts_at, event.ends_at) == (THEN, THEN + timedelta(minutes=90))
    assert event.answers.get().person == member
    question.refresh_from_db()
    assert choose_time(option=question.options.get(number=2), by=member, at=AT) == event
