from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.designations.actions.forgetting import (
    forget_answers,
    forget_invitations,
    forget_scans,
)
from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation

pytestmark = pytest.mark.django_db
BEFORE = datetime(2025, 1, 1, tzinfo=UTC)
LONG_AGO, LATELY = datetime(2020, 1, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture
def designation():
    return DesignationFactory()


def letter(designation, *, settled_at=LONG_AGO, opened=True, **fields):
    letter = DesignationLetter.objects.create(
        country=designation.country, starts_on=date(2019, 1, 1), dated_on=date(2019, 1, 1),
        authority="Ministry", person_name="Somebody", email="somebody@example.org",
        file=ContentFile(b"%PDF-", name="scan.pdf"), file_name="scan.pdf", settled_at=settled_at,
        received_from=designation.person, **fields,
    )  # fmt: skip
    if opened:
        letter.designations.add(designation)
    return letter


def ended(designation, day):
    designation.ends_on = day
    designation.save()


def test_the_scan_goes_when_what_it_opened_has_ended_long_ago_and_the_letter_stays(designation):
    kept = letter(designation)
    storage, path = kept.file.storage, kept.file.name
    ended(designation, date(2021, 1, 1))

    assert forget_scans(BEFORE) == 1

    kept.refresh_from_db()
    assert (bool(kept.file), kept.file_name, kept.authority) == (False, "", "Ministry")
    assert not storage.exists(path)
    assert forget_scans(BEFORE) == 0


@pytest.mark.parametrize("ends_on", [None, date(2025, 6, 1)])
def test_the_scan_stays_while_somebody_stands_on_it_or_did_lately(designation, ends_on):
    letter(designation)
    ended(designation, ends_on)

    assert forget_scans(BEFORE) == 0


def test_the_scan_of_a_letter_that_was_sent_back_goes_by_the_day_of_that(designation):
    letter(designation, opened=False, sent_back_because="No signature.")
    letter(designation, opened=False, sent_back_because="No signature.", settled_at=LATELY)
    letter(designation, opened=False, settled_at=None)

    assert forget_scans(BEFORE) == 1


def test_a_scan_that_is_gone_is_not_found_and_breaks_nothing(client, designation):
    without = letter(designation)
    without.file.delete()
    client.force_login(designation.person)

    answer = client.get(reverse("designations:letter_scan", args=[without.pk]))

    assert answer.status_code == 404


def invited(person, at, **fate):
    return Invitation.objects.create(
        person=person, fingerprint=f"{Invitation.objects.count():064}", invited_at=at,
        expires_at=at, **fate,
    )  # fmt: skip


def test_invitations_go_once_their_person_has_come_in_and_stay_where_they_never_did():
    came, never, lately = UserFactory(), UserFactory(), UserFactory()
    invited(came, LONG_AGO)
    invited(came, LONG_AGO, accepted_at=LONG_AGO)
    invited(never, LONG_AGO)
    invited(lately, LATELY, accepted_at=LATELY)

    assert forget_invitations(BEFORE) == 2
    assert {one.person for one in Invitation.objects.all()} == {never, lately}


def answered(designation, at, **words):
    return Confirmation.objects.create(
        designation=designation, asked_at=at, confirmed_at=at, **words
    )


def test_of_a_post_in_office_the_last_answer_stays_and_those_before_it_go(designation):
    answered(designation, LONG_AGO)
    last = answered(designation, datetime(2021, 1, 1, tzinfo=UTC))

    assert forget_answers(BEFORE) == 1
    assert Confirmation.objects.get() == last


def test_of_a_post_that_has_ended_all_go(designation):
    answered(designation, LONG_AGO)
    ended(designation, date(2021, 1, 1))

    assert forget_answers(BEFORE) == 1


def test_a_correction_that_nobody_has_entered_stays(designation):
    answered(designation, LONG_AGO, correction="Another telephone number")
    ended(designation, date(2021, 1, 1))

    assert forget_answers(BEFORE) == 0

    Confirmation.objects.update(settled_at=LONG_AGO)
    assert forget_answers(BEFORE) == 1
