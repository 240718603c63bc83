from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.community import SpaceFactory
from tests.factories.inbox import arrive
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.joining import ask_to_join, invite_to_space
from whimbrel.community.models import Membership
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.core.inbox.addresses import start_address
from whimbrel.core.models import Letter, ReceivedLetter
from whimbrel.treaties.queries.offices import offices_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def space():
    return SpaceFactory(slug="waders", name_en="Waders", open_to="closed", takes_requests=True)


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


def belongs(person, space):
    return space.pk in belonging_of(offices_of(person, on=localdate()), at=now()).spaces


def last_to(person):
    return Letter.objects.filter(recipient=person).order_by("pk").last()


def answer(person, word):
    return arrive(to=last_to(person).reply_to, sender=person.email, text=word)


@pytest.mark.parametrize(("word", "is_in"), [("Yes", True), ("oui", True), ("нет", False)])
def test_an_invitation_is_answered_with_one_word_in_any_language(
    space, moderator, person, word, is_in
):
    invite_to_space(space=space, person=person, by=moderator, at=now())

    received = answer(person, word)

    assert received.state == ReceivedLetter.State.ANSWERED
    assert belongs(person, space) is is_in


def test_other_words_change_nothing_and_are_answered(space, moderator, person):
    invite_to_space(space=space, person=person, by=moderator, at=now())

    answer(person, "What is it about?")

    assert not belongs(person, space)
    assert "one word yes or no" in last_to(person).text


def test_an_invitation_that_is_over_says_so(space, moderator, person):
    invite_to_space(space=space, person=person, by=moderator, at=now() - timedelta(days=20))

    answer(person, "yes")

    assert not belongs(person, space)
    assert "is over" in last_to(person).text


def test_nobody_takes_up_the_invitation_of_another(space, moderator, person):
    invite_to_space(space=space, person=person, by=moderator, at=now())
    other = DesignationFactory().person

    arrive(to=last_to(person).reply_to, sender=other.email, text="yes")

    assert not belongs(other, space)
    assert not belongs(person, space)


@pytest.mark.parametrize(("word", "is_in"), [("yes", True), ("no", False)])
def test_a_moderator_lets_in_by_answering(space, moderator, person, word, is_in):
    ask_to_join(space=space, person=person, because="", at=now())

    answer(moderator, word)

    assert belongs(person, space) is is_in


def test_somebody_asks_to_be_let_in_with_one_word_to_the_space(space, moderator, person):
    arrive(to=start_address("waders"), sender=person.email, text="join")

    assert Membership.objects.get(person=person).asked_at
    assert "asked to let you in" in last_to(person).text


def test_a_space_that_takes_no_requests_is_none_for_others(space, moderator, person):
    space.takes_requests = False
    space.save()

    arrive(to=start_address("waders"), sender=person.email, text="join")

    assert not Membership.objects.filter(person=person).exists()
    assert "no such space for you" in last_to(person).text
