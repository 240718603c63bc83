from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile

from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory, WorkshopInvitationFactory, standing
from tests.factories.treaties import InstrumentFactory, TreatyActionFactory
from tests.training.racing import at_once
from whimbrel.core.models import Letter
from whimbrel.training.actions.nominations import (
    NominationRefused,
    Nominee,
    Paper,
    nominate,
)
from whimbrel.training.models import Nomination, Registration, Status

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def an_invitation(**fields):
    workshop = WorkshopFactory(places=20, places_a_party=2, alternates_a_party=1)
    return WorkshopInvitationFactory(workshop=workshop, **fields)


def person(number=1, *, is_alternate=False, **fields):
    known = {
        "given_name": "Participant",
        "family_name": f"No. {number}",
        "email": f"p{number}@ministry.example",
    }
    return Nominee(known | fields, is_alternate)


def named(invitation, *nominees, key=None, by=None, file=None):
    return nominate(
        invitation=invitation,
        nominees=nominees,
        paper=Paper("NV/12", date(2026, 8, 30), "Ministry", file),
        key=key or uuid4(),
        by=by or UserFactory(),
        at=NOON,
    )


def test_a_party_names_persons_and_alternates_in_its_order_and_each_is_told():
    invitation, by = an_invitation(), UserFactory()

    nomination = named(invitation, person(1), person(2), person(3, is_alternate=True), by=by)

    found = list(nomination.registrations.order_by("rank"))
    assert [one.family_name for one in found] == ["No. 1", "No. 2", "No. 3"]
    assert [one.is_alternate for one in found] == [False, False, True]
    assert {one.status().status for one in found} == {"nominated"}
    assert {one.country for one in found} == {invitation.country}
    assert {one.nominated_by for one in found} == {by}
    assert Letter.objects.count() == 3


def test_the_letter_is_kept_under_a_name_that_nobody_guesses():
    nomination = named(
        an_invitation(), person(), file=ContentFile(b"%PDF-1.7", name="../../Note verbale.PDF")
    )

    assert nomination.file_name == "Note verbale.PDF"
    assert nomination.file.name.startswith("private/nominations/")
    assert "Note" not in nomination.file.name


def test_more_than_the_quota_is_refused_whole():
    invitation = an_invitation()

    with pytest.raises(NominationRefused, match="2 more persons can be named"):
        named(invitation, person(1), person(2), person(3))

    assert not Nomination.objects.exists()
    assert not Letter.objects.exists()


def test_an_invitation_may_have_a_quota_of_its_own():
    named(an_invitation(places=3), person(1), person(2), person(3))

    assert Registration.objects.count() == 3


def test_whoever_declined_leaves_room_for_another():
    invitation = an_invitation()
    first = named(invitation, person(1), person(2)).registrations.first()
    with pytest.raises(NominationRefused):
        named(invitation, person(3))
    standing(first, Status.DECLINED)

    named(invitation, person(3))

    assert Registration.objects.get(family_name="No. 3").rank == 3


def test_one_address_is_one_person_at_a_workshop():
    invitation = an_invitation()
    named(invitation, person(1))

    with pytest.raises(NominationRefused, match="p1@ministry.example is named already"):
        named(invitation, person(2, email="p1@Ministry.example"))


def test_somebody_with_an_account_is_known_by_the_address():
    known = UserFactory(email="office@ministry.example")

    named(an_invitation(), person(1, email="Office@ministry.example"))

    assert Registration.objects.get().person == known


def test_a_form_sent_twice_is_one_nomination():
    invitation, key = an_invitation(), uuid4()

    first, second = (named(invitation, person(1), key=key) for _ in range(2))

    assert first == second
    assert Registration.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_three_times_at_once_is_one_nomination_within_the_quota():
    invitation, key, by = an_invitation(), uuid4(), UserFactory()

    found = set(at_once(*[lambda: named(invitation, person(1), person(2), key=key, by=by).pk] * 3))

    assert len(found) == 1
    assert Registration.objects.count() == 2
    assert Letter.objects.count() == 2


def test_a_state_that_the_instrument_does_not_bind_comes_as_an_observer():
    cms = InstrumentFactory()
    candidate, party = an_invitation(), an_invitation()
    TreatyActionFactory(country=party.country, instrument=cms)
    for one in (candidate, party):
        one.workshop.target_instruments.add(cms)

    categories = [named(one, person()).registrations.get().category for one in (candidate, party)]

    assert categories == ["observer", "party"]
