"""Somebody who sends the same form again and again is stopped, and nobody else is."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.designations.emails import confirmation_token
from whimbrel.designations.models import Confirmation, FileEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_most_two(settings):
    cache.clear()
    deeds = ("hand_in_letter", "write_entry")
    settings.ACCOUNT_RATE_LIMITS = dict.fromkeys(deeds, "2/h/user") | dict.fromkeys(
        ("answer_question", "use_invitation"), "2/h/ip"
    )


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN")


def focal_point(country):
    person = UserFactory()
    DesignationFactory(person=person, country=country)
    return person


def statuses(client, where, data, *, times=3):
    return [client.post(where, data).status_code for _ in range(times)]


def test_of_too_many_entries_the_last_is_not_written_and_a_colleague_still_writes(client, kenya):
    where = reverse("designations:entry_new", args=["KEN"])
    client.force_login(focal_point(kenya))

    found = statuses(client, where, {"kind": "note", "text": "Again and again"})

    assert found == [302, 302, 429]
    assert FileEntry.objects.count() == 2
    assert client.get(where).status_code == 200

    client.force_login(UserFactory())
    assert client.post(where, {"kind": "note", "text": "Mine"}).status_code == 404
    deputy = UserFactory()
    DesignationFactory(person=deputy, country=kenya, role="deputy")
    client.force_login(deputy)
    assert client.post(where, {"kind": "note", "text": "Mine"}).status_code == 302


def test_of_too_many_letters_the_last_is_refused_before_it_is_looked_at(client, kenya):
    client.force_login(focal_point(kenya))

    found = statuses(client, reverse("designations:letter_new", args=["KEN"]), {})

    assert found == [422, 422, 429]


def test_links_of_questions_and_invitations_can_be_tried_only_so_often_from_one_machine(client):
    for name in ("answer_detail", "invitation_detail"):
        where = reverse(f"designations:{name}", args=["a-guess"])
        assert statuses(client, where, {}) == [404, 404, 429]


def test_whoever_was_stopped_is_told_that_nothing_was_changed(client):
    confirmation = Confirmation.objects.create(
        designation=DesignationFactory(starts_on=date(2020, 1, 1)), asked_at=now()
    )
    where = reverse("designations:answer_detail", args=[confirmation_token(confirmation)])
    cache.clear()
    statuses(client, reverse("designations:answer_detail", args=["a-guess"]), {}, times=2)

    answer = client.post(where, {"right": "1"})

    confirmation.refresh_from_db()
    assert answer.status_code == 429
    assert "Nothing was changed" in answer.content.decode()
    assert confirmation.confirmed_at is None
