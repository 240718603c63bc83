from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    RegistrationFactory,
    WorkshopFactory,
    WorkshopInvitationFactory,
    standing,
)
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.training.actions.erasing import forget_nominees
from whimbrel.training.models import Registration, Status, Workshop
from whimbrel.training.queries.attendance import listed_in_public
from whimbrel.training.queries.selecting import to_select
from whimbrel.training.queries.workshops import workshop_reach

pytestmark = pytest.mark.django_db
CAME = datetime(2013, 10, 29, 9, tzinfo=UTC)
LATER = datetime(2018, 11, 1, tzinfo=UTC)


def reach():
    found = workshop_reach(Workshop.objects.all())
    return found.participants, found.countries


def test_names_without_an_account_go_when_their_time_is_over_and_every_count_stays():
    first = WorkshopFactory()
    second = WorkshopFactory(
        meeting=MeetingFactory(starts_on=date(2019, 5, 1), ends_on=date(2019, 5, 2))
    )
    kenya = CountryFactory(name_en="Kenya")
    twice = {"email": "office@ministry.example", "country": kenya, "attended_at": CAME}
    old = NomineeFactory(workshop=first, **twice)
    new = NomineeFactory(workshop=second, **twice | {"email": "Office@ministry.example"})
    NomineeFactory(workshop=first, attended_at=CAME, email="")
    RegistrationFactory(workshop=first, attended_at=CAME)
    before = reach()

    assert forget_nominees(LATER) == 2

    old.refresh_from_db()
    assert (old.given_name, old.family_name, old.email) == ("", "", "")
    assert old.name == old.name_shown == "a nominee of Kenya"
    assert reach() == before == (3, 3)
    # Whoever comes again is still known as somebody who came before.
    assert to_select(second).get(pk=new.pk).has_come_before
    assert forget_nominees(LATER) == 0


def test_own_words_go_with_the_name_and_what_counts_stays():
    one = standing(NomineeFactory(attended_at=CAME, listed_at=CAME), Status.ATTENDED)
    one.statuses.update(because="On leave")
    one.commitments.create(will="train the rangers", made_at=CAME)
    one.follow_ups.create(asked_at=CAME, answered_at=CAME, used="yes", example="In Kisumu")
    one.certificates.create(name=one.name, language="en", issued_at=CAME)
    one.support_decisions.create(
        is_eligible=False, is_granted=True, because="A first-timer", decided_at=CAME
    )
    assert listed_in_public(one.workshop) == [one]

    forget_nominees(LATER)

    assert one.statuses.get().because == ""
    assert one.commitments.get().will == "–"
    assert (one.follow_ups.get().used, one.follow_ups.get().example) == ("yes", "")
    assert one.certificates.get().name == ""
    assert one.support_decisions.get().because == "–"
    assert listed_in_public(one.workshop) == []


def test_the_letter_that_nominated_goes_and_that_it_came_stays():
    invitation = WorkshopInvitationFactory()
    letter = invitation.nominations.create(
        submitted_at=CAME, key=uuid4(), file_name="note verbale.pdf", reference="NV/12"
    )
    letter.file.save("letter.pdf", ContentFile(b"%PDF"))
    storage, path = letter.file.storage, letter.file.name

    forget_nominees(LATER)

    letter.refresh_from_db()
    assert (letter.file.name, letter.file_name, letter.reference) == ("", "", "NV/12")
    assert not storage.exists(path)


def test_who_has_an_account_and_whose_time_is_not_over_keep_their_names():
    member = RegistrationFactory(family_name="Known")
    recent = NomineeFactory(
        workshop=WorkshopFactory(
            meeting=MeetingFactory(starts_on=date(2018, 10, 31), ends_on=date(2018, 11, 1))
        )
    )

    assert forget_nominees(LATER) == 0

    assert {
        one.family_name for one in Registration.objects.filter(pk__in=(member.pk, recent.pk))
    } == {
        "Known",
        recent.family_name,
    }


def test_an_address_that_is_changed_stands_for_the_same_person_as_elsewhere():
    one, other = NomineeFactory(), NomineeFactory(email="other@ministry.example")
    one.email = "Other@ministry.example"

    one.save(update_fields=["email"])

    one.refresh_from_db()
    assert one.pseudonym == other.pseudonym != ""


def test_an_account_is_never_without_a_name_because_nominees_are_forgotten():
    assert RegistrationFactory(person=UserFactory(display_name="Office")).name == "Office"
