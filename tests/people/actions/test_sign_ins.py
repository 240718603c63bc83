from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry
from whimbrel.people.actions import (
    end_other_sign_ins,
    end_sign_in,
    forget_old_sign_ins,
    note_seen,
    note_sign_in,
)
from whimbrel.people.models import SignIn

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def signed_in_client(person):
    client = Client()
    client.force_login(person)
    return client


def note(person, client, **more):
    told = {"agent": "Firefox/1", "address": "197.248.13.77"} | more
    return note_sign_in(person=person, session_key=client.session.session_key, **told)


def test_a_sign_in_holds_neither_the_key_nor_the_whole_address():
    person = UserFactory()
    client = signed_in_client(person)
    sign_in = note(person, client, agent="x" * 1000)

    assert client.session.session_key not in repr(SignIn.objects.values().get())
    assert (sign_in.address, len(sign_in.agent)) == ("197.248.13.0/24", 300)
    assert not JournalEntry.objects.exists()


def test_noting_a_session_twice_changes_nothing():
    person = UserFactory()
    client = signed_in_client(person)

    assert note(person, client) == note(person, client)


def test_a_visit_is_kept_with_its_day():
    person = UserFactory()
    sign_in = note(person, signed_in_client(person))
    tomorrow = sign_in.seen_on + timedelta(days=1)
    note_seen(sign_in=sign_in, today=tomorrow)

    sign_in.refresh_from_db()
    assert sign_in.seen_on == tomorrow


def test_ending_one_session_leaves_the_others():
    person = UserFactory()
    here, there = signed_in_client(person), signed_in_client(person)
    note(person, here)
    end_sign_in(person=person, sign_in=note(person, there))

    assert list(Session.objects.values_list("pk", flat=True)) == [here.session.session_key]
    assert JournalEntry.objects.get().verb == "ended a session"


def test_ending_all_others_reaches_those_no_sign_in_is_known_of_and_nobody_else_s():
    person, other = UserFactory(), UserFactory()
    here, unknown, theirs = (
        signed_in_client(person),
        signed_in_client(person),
        signed_in_client(other),
    )
    note(person, here)
    note(other, theirs)

    assert end_other_sign_ins(person=person, session_key=here.session.session_key) == 1

    kept = set(Session.objects.values_list("pk", flat=True))
    assert kept == {here.session.session_key, theirs.session.session_key}
    assert SignIn.objects.count() == 2
    assert unknown.cookies


def test_old_sign_ins_are_forgotten_and_it_is_said_once_for_each_person(settings):
    settings.KEEP_SIGN_INS_DAYS = 90
    person, other = UserFactory(), UserFactory()
    for number in range(3):
        note_sign_in(person=person, session_key=f"old{number}", agent="", address="")
    SignIn.objects.update(seen_on=TODAY - timedelta(days=91))
    kept = note_sign_in(person=other, session_key="new", agent="", address="")
    note_seen(sign_in=kept, today=TODAY)
    SignIn.objects.filter(pk=kept.pk).update(seen_on=TODAY - timedelta(days=90))

    assert forget_old_sign_ins(today=TODAY) == 3
    assert forget_old_sign_ins(today=TODAY) == 0
    assert SignIn.objects.get() == kept
    entry = JournalEntry.objects.get()
    assert (entry.subject, entry.detail) == (person, {})
