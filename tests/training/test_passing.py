from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory, WorkshopInvitationFactory
from whimbrel.core.passing import Passage
from whimbrel.training.passing import move_nominations, nominations_left

pytestmark = pytest.mark.django_db


def handed_in(giver, days, key):
    workshop = WorkshopFactory()
    workshop.meeting.starts_on = workshop.meeting.ends_on = localdate() + timedelta(days=days)
    workshop.meeting.save()
    return WorkshopInvitationFactory(workshop=workshop).nominations.create(
        submitted_at=now(), submitted_by=giver, key=f"00000000-0000-4000-8000-00000000000{key}"
    )


def test_nominations_for_workshops_to_come_pass_and_come_back():
    giver, taker = UserFactory(), UserFactory()
    one = handed_in(giver, 30, 1)
    handed_in(giver, -30, 2)
    passage = Passage(one.invitation.country_id, 1, giver.pk, taker.pk)

    left = nominations_left([passage])[passage]
    assert left == [one.pk]

    assert move_nominations(left, giver=giver.pk, taker=taker.pk) == [one.pk]
    one.refresh_from_db()
    assert one.submitted_by == taker
    assert move_nominations(left, giver=taker.pk, taker=giver.pk) == [one.pk]
