from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, a_reply, answer, asked, planned
from tests.factories.people import UserFactory
from whimbrel.nbsap.actions.following import follow
from whimbrel.nbsap.actions.remarks import add_remark
from whimbrel.nbsap.actions.target_progress import note_progress
from whimbrel.nbsap.actions.tour import put_tour_away
from whimbrel.nbsap.personal import (
    followings_of,
    forget_followings,
    forget_tour,
    tour_of,
    unname_words,
    words_of,
)

pytestmark = pytest.mark.django_db


def test_a_person_is_given_their_remarks_and_how_many_answers_they_wrote():
    reply, person = a_reply(), UserFactory()
    answer(reply, by=person, process__team="yes")
    add_remark(
        reply=reply, question=asked(reply, "process__team"), block=None, words="Since May.",
        is_of_secretariat=False, by=person, at=now(),
    )  # fmt: skip

    remark, number = words_of(person)

    assert remark["Remark"] == "Since May."
    assert number == {"Answers about national plans": 1}
    assert words_of(UserFactory()) == []


def test_what_a_person_wrote_down_for_a_country_is_given_out_as_its_number():
    person = planned().planned_by
    target = NbsapFactory().targets.create(code="1")
    note_progress(
        target=target, percent=10, on=date(2026, 1, 5), source="A report", by=person, at=now()
    )

    assert words_of(person) == [{"Entries about national plans": 2}]


def test_what_was_said_stays_with_the_country():
    reply, person = a_reply(), UserFactory()
    answer(reply, by=person, process__team="yes")

    unname_words(person, kept_as="former focal point")

    assert reply.answers.get().value == "yes"


def test_what_somebody_follows_is_given_out_and_goes_with_the_account():
    person = UserFactory()
    follow(at=now(), person=person)
    assert followings_of(person) == [{"What you follow": "All of the register"}]

    forget_followings(person, kept_as="former focal point")

    assert followings_of(person) == []


def test_that_the_tour_was_put_away_is_given_out_and_goes_with_the_account():
    person = UserFactory()
    put_tour_away(person=person, at=now())
    assert len(tour_of(person)) == 1

    forget_tour(person, kept_as="former focal point")

    assert tour_of(person) == []
