from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.community import SpaceFactory, threaded
from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.joining import ask_to_join, invite_to_space
from whimbrel.community.models import Membership
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.treaties.queries.offices import offices_of

pytestmark = pytest.mark.django_db


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


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def belongs(person, space):
    return space.pk in belonging_of(offices_of(person, on=localdate()), at=now()).spaces


def test_a_moderator_invites_by_address_or_name_and_the_person_joins(
    client, space, moderator, person
):
    client.force_login(moderator)
    client.post(at("space_invite", space.slug), {"who": "focal point, chad"})
    assert "Focal point, Chad" in client.get(at("space_people", space.slug)).content.decode()

    client.force_login(person)
    invited = Membership.objects.get(person=person)
    assert "Waders" in client.get(at("membership_answer", invited.pk)).content.decode()
    client.post(at("membership_answer", invited.pk), {"joins": "1"})

    assert belongs(person, space)


@pytest.mark.parametrize(
    ("who", "said"), [("nobody@example.org", "Nobody here"), ("moderator", "belongs to the space")]
)
def test_an_invitation_that_cannot_be_is_refused_in_words(client, space, moderator, who, said):
    client.force_login(moderator)

    answer = client.post(
        at("space_invite", space.slug), {"who": moderator.email if who == "moderator" else who}
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_members_who_keep_no_order_invite_nobody(client, space, moderator):
    member = DesignationFactory().person
    Membership.objects.create(space=space, person=member, joined_at=now() - timedelta(days=1))
    client.force_login(member)

    assert client.get(at("space_invite", space.slug)).status_code == 403
    assert client.post(at("space_archive", space.slug)).status_code == 403


def test_the_invitation_of_another_is_not_there(client, space, moderator, person):
    invited = invite_to_space(space=space, person=person, by=moderator, at=now())
    client.force_login(DesignationFactory().person)

    assert client.get(at("membership_answer", invited.pk)).status_code == 404


def test_a_member_asks_and_the_moderator_lets_in(client, space, moderator, person):
    client.force_login(person)
    assert "You may ask to be let in" in client.get(at("space_list")).content.decode()
    client.post(at("space_join", space.slug), {"because": "I count waders."})

    client.force_login(moderator)
    assert "I count waders." in client.get(at("queue")).content.decode()
    assert "I count waders." in client.get(at("space_people", space.slug)).content.decode()
    asked = Membership.objects.get(person=person)
    client.post(at("membership_settle", asked.pk), {"lets_in": "1"})

    assert belongs(person, space)


def test_the_secretariat_answers_requests_of_closed_spaces_and_reads_nothing_there(
    client, space, person, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    thread = threaded(space, person, title="Among ourselves")
    asked = ask_to_join(space=space, person=person, because="Please", at=now())
    client.force_login(seated())

    page = client.get(at("queue")).content.decode()
    assert "Please" in page
    assert "Nothing waits" not in page
    assert client.get(at("thread_detail", thread.pk)).status_code == 404
    client.post(at("membership_settle", asked.pk), {"not": "1"})

    assert not belongs(person, space)


def test_a_space_that_takes_no_requests_is_not_there_for_others(client, space, person):
    space.takes_requests = False
    space.save()
    client.force_login(person)

    assert client.get(at("space_join", space.slug)).status_code == 404
    assert "Waders" not in client.get(at("space_list")).content.decode()


def test_somebody_leaves_and_who_belongs_by_office_is_told_why_not(client, space, moderator):
    client.force_login(moderator)
    client.post(at("space_leave", space.slug))
    assert not belongs(moderator, space)

    by_office = SpaceFactory()
    answer = client.post(at("space_leave", by_office.slug), follow=True)
    assert "by what you hold" in answer.content.decode()


def test_a_moderator_archives_a_space_and_opens_it_again(client, space, moderator):
    client.force_login(moderator)

    client.post(at("space_archive", space.slug))
    page = client.get(at("space_detail", space.slug)).content.decode()
    assert "was archived on" in page
    assert client.get(at("thread_new", space.slug)).status_code == 403

    client.post(at("space_archive", space.slug))
    assert client.get(at("thread_new", space.slug)).status_code == 200
