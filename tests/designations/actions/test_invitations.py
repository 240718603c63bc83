from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.designations import invited
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import JournalEntry, Letter
from whimbrel.designations.actions.invitations import (
    InvitationClosed,
    accept_invitation,
    fingerprint,
    invite,
)
from whimbrel.designations.models import Invitation

pytestmark = pytest.mark.django_db
AT = now()


def test_the_link_stands_in_the_letter_and_only_its_print_in_the_records():
    _, token = invited()

    invitation = Invitation.objects.get()
    assert invitation.fingerprint == fingerprint(token)
    assert token not in str(Invitation.objects.values().get())
    assert all(token not in str(entry) for entry in JournalEntry.objects.values())


def test_the_letter_of_an_invitation_is_confidential():
    invited()

    assert Letter.objects.get().is_confidential


def test_a_newer_link_closes_the_older_one():
    person, _ = invited()
    older = Invitation.objects.get()

    invite(person=person, at=AT)

    older.refresh_from_db()
    assert older.withdrawn_at == AT
    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=older, at=AT)


@pytest.mark.parametrize(("days", "is_open"), [(29, True), (31, False)])
def test_a_link_works_for_thirty_days(days, is_open):
    invitation = invite(person=DesignationFactory().person, at=AT)

    assert invitation.is_open(at=AT + timedelta(days=days)) is is_open


def test_of_two_who_press_at_once_one_comes_in():
    invited()
    first, second = Invitation.objects.get(), Invitation.objects.get()
    accept_invitation(invitation=first, at=AT)

    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=second, at=AT)


def test_a_link_to_a_closed_account_opens_nothing():
    person, _ = invited()
    person.is_active = False
    person.save()

    with pytest.raises(InvitationClosed):
        accept_invitation(invitation=Invitation.objects.get(), at=AT)
    assert Invitation.objects.get().accepted_at is None
