from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.core.models import DeliveryAttempt, Letter
from whimbrel.designations.queries.undeliverable import undeliverable
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 31)
FIRST = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def designation():
    return DesignationFactory(person=UserFactory(email="kenya@example.org"))


def letter(designation, *, day, fate, address=None, why=""):
    at = FIRST + timedelta(days=day)
    fates = {
        "arrived": {"handed_over_at": at, "sent_at": at},
        "came back": {"handed_over_at": at, "sent_at": at, "bounced_at": at},
        "given up": {"handed_over_at": at, "failed_at": at},
    }
    written = Letter.objects.create(
        recipient=designation.person,
        address=address or designation.person.email,
        language="en",
        kind="designation",
        subject="A letter",
        message_id=f"<{Letter.objects.count()}@example.org>",
        written_at=at,
        due_at=at,
        **fates[fate],
    )
    if why:
        DeliveryAttempt.objects.create(letter=written, at=at, outcome="bounced", why=why)
    return written


def listed():
    return [one.person.email for one in undeliverable(on=TODAY)]


@pytest.mark.parametrize("fate", ["came back", "given up"])
def test_whose_last_letter_was_lost_is_listed_with_what_was_said_and_what_they_hold(
    designation, fate
):
    letter(designation, day=0, fate="arrived")
    lost = letter(designation, day=1, fate=fate, why="550 no such mailbox")

    (only,) = undeliverable(on=TODAY)

    assert only.person == designation.person
    assert (only.letter_id, only.why) == (lost.pk, "550 no such mailbox")
    assert only.posts == (designation,)


def test_a_letter_that_arrives_takes_the_person_off_the_list(designation):
    letter(designation, day=0, fate="came back")
    assert listed() == ["kenya@example.org"]

    letter(designation, day=1, fate="arrived")
    assert listed() == []


def test_so_does_another_address(designation):
    letter(designation, day=0, fate="came back")
    designation.person.email = "new@example.org"
    designation.person.save()

    assert listed() == []


def test_a_person_is_listed_once_however_many_letters_are_lost_and_whatever_they_hold(designation):
    DesignationFactory(person=designation.person)
    for day in range(3):
        letter(designation, day=day, fate="came back")

    assert listed() == ["kenya@example.org"]


def test_whoever_holds_nothing_any_more_is_not_listed(designation):
    letter(designation, day=0, fate="came back")
    designation.ends_on = TODAY
    designation.save()

    assert listed() == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_list_asks_no_more_of_the_database(number, django_assert_num_queries):
    for _ in range(number):
        letter(DesignationFactory(), day=0, fate="came back", why="550")

    with django_assert_num_queries(3):
        assert len(undeliverable(on=TODAY)) == number


@pytest.fixture
def one_key(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def lost():
    designation = DesignationFactory(
        person=UserFactory(email="kenya@example.org"), country=CountryFactory(name_en="Kenya")
    )
    letter(designation, day=0, fate="came back", why="550 no such mailbox")
    return designation


def test_the_secretariat_reads_whose_address_does_not_work_and_why(client, one_key, lost):
    client.force_login(seated())

    page = client.get(reverse("undeliverable_list")).content.decode()

    assert "kenya@example.org" in page
    assert "National Focal Point, Kenya" in page
    assert "550 no such mailbox" in page


def test_nobody_else_does(client, one_key, lost):
    for person in (lost.person, seated(Role.MODERATOR)):
        client.force_login(person)

        answer = client.get(reverse("undeliverable_list"))

        assert answer.status_code in (302, 403)
        assert b"kenya@example.org" not in answer.content
