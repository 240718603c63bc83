from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.community import SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import Event, Membership, TimeQuestion

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"community:{name}", args=args)


@pytest.fixture
def member(client):
    person = DesignationFactory(person__time_zone="Africa/Nairobi").person
    client.force_login(person)
    return person


def offer(client, space, moments):
    form = {"title": "Budget", "minutes": "60", "language": "en", "key": "k", "moments": moments}
    return client.post(at("time_question_new", space.slug), form)


def test_moments_are_shown_by_the_clocks_of_those_who_belong_and_chosen(client, member):
    space = SpaceFactory()
    far = UserFactory(time_zone="Pacific/Fiji")
    Membership.objects.create(space=space, person=far, joined_at=now() - timedelta(days=1))

    offer(client, space, "2031-05-01 14:00\n2031-05-02 10:00")
    question = TimeQuestion.objects.get()
    page = BeautifulSoup(client.get(at("time_question", question.pk)).content, "html.parser")
    assert "1 May 2031, 14:00 (Africa/Nairobi, UTC+3:00)" in page.get_text()
    assert "Pacific/Fiji (UTC+12:00)" in page.get_text()
    assert "at night" in page.get_text()

    client.post(at("time_question", question.pk), {"suits": "2"})
    client.post(at("time_question_close", question.pk), {"number": "2"})
    assert Event.objects.get().answers.get().person == member


@pytest.mark.parametrize(
    ("moments", "says"),
    [
        ("2031-05-01 14:00", "two moments at least"),
        ("2031-05-01 14:00\nnext Tuesday", "cannot be read"),
        ("2011-05-01 14:00\n2031-05-01 14:00", "still to come"),
    ],
)
def test_moments_that_cannot_be_offered_are_refused_in_words(client, member, moments, says):
    answer = offer(client, SpaceFactory(), moments)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not TimeQuestion.objects.exists()


def test_nobody_else_chooses_or_looks_into_a_closed_space(client, member):
    offer(client, SpaceFactory(), "2031-05-01 14:00\n2031-05-02 10:00")
    question = TimeQuestion.objects.get()
    client.force_login(DesignationFactory().person)

    assert client.post(at("time_question_close", question.pk), {"number": "1"}).status_code == 403
    question.space.open_to = "closed"
    question.space.save()
    assert client.get(at("time_question", question.pk)).status_code == 404
