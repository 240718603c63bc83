from datetime import UTC, date, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.factories.people import UserFactory
from tests.factories.treaties import RegionFactory
from whimbrel.core.journal import latest_changes, record
from whimbrel.core.models import JournalEntry
from whimbrel.people.actions import (
    MayNotLeave,
    choose_visibility,
    erase_person,
    erase_those_who_left,
    mark_closed,
    seat_at_desk,
    take_welcome_step,
)
from whimbrel.people.models import FieldChoice, SignIn, User, WelcomeStep

pytestmark = pytest.mark.django_db
KEPT = "former focal point, Kenya"
PASSWORD = "a long walk over the mudflat"
WORDS = {
    "email": "achieng.otieno@example.org",
    "display_name": "Achieng Ötieno",
    "given_name": "Achieng",
    "family_name": "Ötieno-Wanjiru",
    "position": "Warden of Naivasha",
    "organisation": "Wildlife Service of the Lake",
    "department": "Department of Flamingos",
    "address": "P.O. Box 4711",
    "phone": "+254 20 1234567",
    "second_email": "achieng.at.home@example.net",
    "expertise": "flamingo counts",
}


@pytest.fixture
def person():
    cache.clear()
    person = UserFactory(**WORDS)
    person.set_password(PASSWORD)
    person.save()
    return person


def lived_in(person):
    """Everything the house may come to hold of a person."""
    client = Client(headers={"User-Agent": "Flamingo Browser of Achieng"})
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.get(reverse("people:session_list"))
    Client().post(reverse("account_request_login_code"), {"email": person.email})
    choose_visibility(person=person, choices={"phone": "region"})
    take_welcome_step(person=person, step="writing")
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    EmailAddress.objects.get_or_create(user=person, email=person.email)
    record(None, "changed", person, old={"email": person.email}, new=[person.second_email])
    region = RegionFactory(name_en="Africa")
    record(person, "removed", region, name=f"{person.display_name}: Kenya, CMS")
    record(None, "wrote to", region, to=[f"Achieng <{person.email.upper()}>"])
    ModelLogEntry.objects.log_action(person, "wagtail.edit", data={"name": person.display_name})
    return client


def everything_kept():
    """Every value of every table, as one text."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        rows = []
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            rows += [str(value) for row in cursor.fetchall() for value in row]
    # What a session holds is pressed together; a reader of it would open it.
    rows += [str(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(rows)


def test_nothing_of_whoever_left_is_anywhere_in_the_database(person):
    lived_in(person)
    before = everything_kept().casefold()
    assert all(word.casefold() in before for word in WORDS.values())

    erase_person(person=person, by=person, kept_as=KEPT)

    after = everything_kept().casefold()
    assert [word for word in WORDS.values() if word.casefold() in after] == []
    assert "\\u00d6tieno".casefold() not in after
    assert "flamingo browser" not in after


def test_the_account_stays_as_a_name_for_words_and_opens_nothing(person):
    client = lived_in(person)
    gone = erase_person(person=person, by=person, kept_as=KEPT)

    assert (gone.pk, str(gone)) == (person.pk, KEPT)
    assert not gone.is_active
    assert not gone.has_usable_password()
    assert gone.email.endswith("@example.invalid")
    assert gone.left_at is not None
    assert gone.erased_at is not None
    assert client.get(reverse("people:profile_detail")).status_code == 302
    for model in (FieldChoice, SignIn, WelcomeStep, Authenticator, EmailAddress):
        assert not model.objects.exists()


def test_what_they_did_stays_in_the_journal_under_the_name_that_is_kept(person):
    record(person, "changed", RegionFactory(name_en="Africa"), fields=["name_en"])
    erase_person(person=person, by=person, kept_as=KEPT)

    erased, changed = latest_changes(limit=2, with_accounts=True)
    assert (changed.actor, changed.name) == (KEPT, "Africa")
    assert (erased.verb, erased.actor, erased.name) == ("erased account", KEPT, KEPT)
    assert JournalEntry.objects.get(verb="erased account").detail == {}


def test_lines_about_others_are_left_as_they_are(person):
    other = UserFactory(display_name="Achieng Odhiambo")
    record(None, "changed", other, fields=["phone"], old="+254 99")
    record(None, "removed", RegionFactory(), name="Achieng Ötienopolis, by the lake")

    erase_person(person=person, by=person, kept_as=KEPT)

    assert JournalEntry.objects.get(subject_id=other.pk, verb="changed").detail["old"] == "+254 99"
    assert JournalEntry.objects.get(verb="removed").detail["name"].startswith("Achieng Ötienopolis")


def test_leaving_touches_nobody_else(person):
    other = UserFactory(phone="+254 20 7654321")
    others = Client()
    others.force_login(other)

    erase_person(person=person, by=person, kept_as=KEPT)

    assert others.get(reverse("people:profile_detail")).status_code == 200
    assert User.objects.get(pk=other.pk).phone == "+254 20 7654321"


@pytest.mark.parametrize("office", [{"is_staff": True}, {"is_superuser": True}])
def test_whoever_works_here_cannot_leave_alone_but_an_administrator_lets_them_go(office):
    person = UserFactory(**office)

    with pytest.raises(MayNotLeave):
        erase_person(person=person, by=person, kept_as=KEPT)
    assert User.objects.get(pk=person.pk).erased_at is None

    gone = erase_person(person=person, by=UserFactory(is_superuser=True), kept_as=KEPT)
    assert not gone.works_here


def test_a_former_seat_at_the_desk_is_left_too(person):
    seat_at_desk(person=person)

    gone = erase_person(person=person, by=None, kept_as=KEPT)

    assert not gone.groups.exists()


def test_erasing_twice_changes_nothing(person):
    first = erase_person(person=person, by=None, kept_as=KEPT)
    again = erase_person(person=person, by=None, kept_as="somebody")

    assert (again.email, again.display_name) == (first.email, KEPT)
    assert JournalEntry.objects.filter(verb="erased account").count() == 1


def test_a_closed_account_keeps_since_when_and_forgets_it_when_opened_again():
    person = UserFactory(is_active=False)
    mark_closed(person=person)
    since = person.left_at
    assert mark_closed(person=person).left_at == since

    person.is_active = True
    assert mark_closed(person=person).left_at is None
    assert [entry.verb for entry in JournalEntry.objects.all()] == [
        "opened account again",
        "closed account",
    ]


def test_closed_accounts_are_emptied_after_their_time(settings):
    settings.KEEP_LEFT_DAYS = 365
    old, young = (
        UserFactory(is_active=False, left_at=datetime(2025, 1, day, tzinfo=UTC)) for day in (1, 2)
    )

    gone = erase_those_who_left(today=date(2026, 1, 2))

    assert [one.pk for one in gone] == [old.pk]
    assert str(gone[0]) == "former member"
    assert User.objects.get(pk=young.pk).erased_at is None
    assert erase_those_who_left(today=date(2026, 1, 2)) == []
