from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.training import (
    NomineeFactory,
    WorkshopFactory,
    WorkshopInvitationFactory,
    standing,
)
from whimbrel.training.dossier import workshops
from whimbrel.training.models import Status

pytestmark = pytest.mark.django_db


def an_invitation(days=60):
    workshop = WorkshopFactory(places=9, meeting__title_en="Before the COP")
    workshop.meeting.starts_on = workshop.meeting.ends_on = localdate() + timedelta(days=days)
    workshop.meeting.save()
    return WorkshopInvitationFactory(workshop=workshop)


def lines(invitation):
    return workshops(invitation.country_id, localdate())


def test_an_invitation_without_an_answer_is_open():
    [line] = lines(an_invitation())

    assert (line.text, line.detail, line.is_open) == (
        "Before the COP", "nobody is named yet", True,
    )  # fmt: skip


def test_each_person_named_stands_under_the_workshop():
    invitation = an_invitation()
    nomination = invitation.nominations.create(
        submitted_at=now(), key="00000000-0000-4000-8000-000000000001"
    )
    one = NomineeFactory(
        workshop=invitation.workshop, country=invitation.country, nomination=nomination
    )
    standing(one, Status.CONFIRMED, now())

    workshop, person = lines(invitation)

    assert not workshop.is_open
    assert (person.text, person.detail) == (one.name, "Confirmed")


def test_a_workshop_that_is_over_is_left_out():
    assert lines(an_invitation(days=-1)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_for_one_or_many(rows, django_assert_num_queries):
    invitation = an_invitation()
    for _ in range(rows - 1):
        other = an_invitation()
        other.country = invitation.country
        other.save()

    with django_assert_num_queries(2):
        assert len(lines(invitation)) == rows
