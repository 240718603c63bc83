from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.community import SpaceFactory, threaded
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.joining import (
    BelongsAlready,
    InvitationOver,
    answer_invitation,
    archive_space,
    ask_to_join,
    invite_to_space,
    leave_space,
    settle_request,
)
from whimbrel.community.models import Membership, MembershipRule
from whimbrel.community.needs import invitations, requests
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.spaces import people_of
from whimbrel.community.rules import can_write
from whimbrel.core.models import Letter
from whimbrel.treaties.queries.offices import offices_of

pytestmark = pytest.mark.django_db
SOON = timedelta(days=13)
LATE = timedelta(days=15)


@pytest.fixture
def space():
    return SpaceFactory(name_en="Waders", open_to="closed", takes_requests=True)


@pytest.fixture
def moderator(space):
    person = DesignationFactory().person
    Membership.objects.create(
        space=space, person=person, moderates=True, joined_at=now() - timedelta(days=1)
    )
    return person


@pytest.fixture
def person():
    return DesignationFactory(person__display_name="Focal point, Chad").person


def belongs(person, space, at=None):
    at = at or now()
    return space.pk in belonging_of(offices_of(person, on=localdate()), at=at).spaces


def letters_to(person):
    return list(Letter.objects.filter(recipient=person).order_by("pk"))


def test_an_invitation_is_taken_up_within_fourteen_days(space, moderator, person):
    invited = invite_to_space(space=space, person=person, by=moderator, at=now())
    assert letters_to(person)[0].subject == "Invitation: Waders"
    assert not belongs(person, space)
    assert [one.text for one in invitations(person, now())] == ["Invitation: Waders"]

    answer_invitation(membership=invited, joins=True, at=now() + SOON)

    assert belongs(person, space, at=now() + SOON)
    assert invitations(person, now() + SOON) == []


def test_after_that_it_is_over_and_can_be_sent_again(space, moderator, person):
    invited = invite_to_space(space=space, person=person, by=moderator, at=now())

    with pytest.raises(InvitationOver):
        answer_invitation(membership=invited, joins=True, at=now() + LATE)
    assert invitations(person, now() + LATE) == []

    again = invite_to_space(space=space, person=person, by=moderator, at=now() + LATE)
    assert again == invited
    assert len(letters_to(person)) == 2
    answer_invitation(membership=again, joins=True, at=now() + LATE + SOON)


def test_whoever_declined_can_be_invited_anew(space, moderator, person):
    invited = invite_to_space(space=space, person=person, by=moderator, at=now())
    answer_invitation(membership=invited, joins=False, at=now())

    with pytest.raises(InvitationOver):
        answer_invitation(membership=invited, joins=True, at=now())
    assert invite_to_space(space=space, person=person, by=moderator, at=now()) != invited


def test_nobody_is_invited_who_belongs_already(space, moderator):
    with pytest.raises(BelongsAlready):
        invite_to_space(space=space, person=moderator, by=moderator, at=now())


def test_whoever_asks_is_let_in_by_who_keeps_order_and_told(space, moderator, person):
    asked = ask_to_join(space=space, person=person, because="I count waders.", at=now())
    ask_to_join(space=space, person=person, because="Please!", at=now())

    assert [one.subject for one in letters_to(moderator)] == ["Asks to be let in: Waders"]
    assert "I count waders." in letters_to(moderator)[0].text
    assert len(requests(moderator, now())) == 1

    settle_request(membership=asked, let_in=True, by=moderator, at=now())

    assert belongs(person, space)
    assert "You now belong" in letters_to(person)[0].text
    with pytest.raises(InvitationOver):
        settle_request(membership=asked, let_in=False, by=moderator, at=now())


def test_whoever_is_not_let_in_is_told_and_may_ask_again(space, moderator, person):
    asked = ask_to_join(space=space, person=person, because="", at=now())

    settle_request(membership=asked, let_in=False, by=moderator, at=now())

    assert "not let into" in letters_to(person)[0].text
    assert ask_to_join(space=space, person=person, because="", at=now()) != asked


def test_an_invitation_to_who_has_asked_lets_them_in(space, moderator, person):
    ask_to_join(space=space, person=person, because="", at=now())

    invite_to_space(space=space, person=person, by=moderator, at=now())

    assert belongs(person, space)


def test_whoever_was_let_in_leaves_and_what_they_wrote_stays(space, moderator, person):
    Membership.objects.create(space=space, person=person, joined_at=now() - timedelta(days=1))
    thread = threaded(space, person)

    leave_space(space=space, person=person, by=person, at=now())

    assert not belongs(person, space)
    assert thread.posts.get().author == person


def test_what_is_held_by_office_cannot_be_left(space, person):
    MembershipRule.objects.create(space=space, role="nfp")

    assert leave_space(space=space, person=person, by=person, at=now()) is None
    assert belongs(person, space)


def test_an_archived_space_is_read_and_not_written_in(space, moderator):
    belonging = belonging_of(offices_of(moderator, on=localdate()), at=now())

    archive_space(space=space, at=now(), by=moderator)
    assert not can_write(belonging, space, at=now())

    archive_space(space=space, at=None, by=moderator)
    assert can_write(belonging, space, at=now())


def test_a_part_of_a_space_inherits_who_was_let_in_above_and_is_written_to(space, person):
    Membership.objects.create(space=space, person=person, joined_at=now() - timedelta(days=1))
    part = SpaceFactory(within=space, open_to="closed")

    assert belongs(person, part)
    assert list(people_of(part, on=localdate(), at=now())) == [person]


def test_a_stranger_to_the_site_is_nobody_in_the_space(space):
    assert not belongs(UserFactory(), space)
