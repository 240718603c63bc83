from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    RegistrationFactory,
    SessionFactory,
    WorkshopFactory,
    WorkshopInvitationFactory,
    standing,
)
from tests.factories.treaties import DesignationFactory
from whimbrel.training.models import Status, Trainer
from whimbrel.training.needs import changes, helping, minutes, nominated, nominations, places

pytestmark = pytest.mark.django_db


def to_come(**fields):
    workshop = WorkshopFactory(places=9, **fields)
    workshop.meeting.starts_on = workshop.meeting.ends_on = localdate() + timedelta(days=60)
    workshop.meeting.save()
    return workshop


def test_a_focal_point_is_told_to_nominate_until_somebody_is_named():
    invitation = WorkshopInvitationFactory(workshop=to_come())
    person = UserFactory()
    DesignationFactory(person=person, country=invitation.country, starts_on=date(2020, 1, 1))
    assert len(nominations(person, now())) == 1

    invitation.nominations.create(submitted_at=now(), key="00000000-0000-4000-8000-000000000001")

    assert nominations(person, now()) == []


def test_nobody_else_is_told_to_nominate():
    WorkshopInvitationFactory(workshop=to_come())
    person = UserFactory()
    DesignationFactory(person=person, starts_on=date(2020, 1, 1))

    assert nominations(person, now()) == []


def test_whoever_is_offered_a_place_is_told_to_confirm_by_the_day():
    one = standing(RegistrationFactory(workshop=to_come()), Status.SELECTED, now())

    [need] = places(one.person, now())

    assert need.day == localdate() + timedelta(days=10)
    assert places(UserFactory(), now()) == []


def test_the_secretariat_is_told_of_nominees_and_changes():
    one = standing(NomineeFactory(workshop=to_come()), Status.NOMINATED)
    standing(NomineeFactory(workshop=one.workshop, is_alternate=True), Status.NOMINATED)
    one.changes.create(wanted={}, asked_at=now())

    assert [need.text for need in nominated(now())] == [
        "1 person nominated for a workshop to decide on"
    ]
    assert len(changes(now())) == 1


def a_helper(workshop, task):
    person = UserFactory()
    workshop.stewards.create(person=person, task=task, starts_on=localdate())
    return person


def today(**fields):
    workshop = WorkshopFactory(**fields)
    workshop.meeting.starts_on = workshop.meeting.ends_on = localdate()
    workshop.meeting.save()
    return workshop


def test_who_helps_at_the_door_finds_the_way_to_it_while_the_workshop_runs():
    workshop = today()
    at_the_door, writing = a_helper(workshop, "check_in"), a_helper(workshop, "minutes")

    [need] = helping(at_the_door, now())

    assert need.url.endswith(f"/training/check-in/{workshop.pk}/")
    assert helping(writing, now()) == helping(UserFactory(), now()) == []
    assert helping(at_the_door, now() + timedelta(days=2)) == []


def test_who_writes_minutes_or_teaches_is_told_of_sessions_that_have_begun_and_are_not_published():
    workshop = today()
    session = SessionFactory(
        workshop=workshop,
        starts_at=now() - timedelta(hours=2),
        ends_at=now() - timedelta(hours=1),
    )
    SessionFactory(
        workshop=workshop, starts_at=now() + timedelta(hours=1), ends_at=now() + timedelta(hours=2)
    )
    rapporteur = a_helper(workshop, "minutes")
    trainer = Trainer.objects.create(name="Trainer", person=UserFactory())
    session.trainers.add(trainer)

    for person in (rapporteur, trainer.person):
        [need] = minutes(person, now())
        assert need.url.endswith(f"/training/sessions/{session.pk}/minutes/")
    assert minutes(a_helper(workshop, "check_in"), now()) == []

    session.minutes.create(language="en", published_words="x", published_at=now())
    assert minutes(rapporteur, now()) == []
