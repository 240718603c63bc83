from datetime import UTC, date, datetime

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    WorkshopFactory,
    WorkshopInvitationFactory,
    standing,
)
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import Letter
from whimbrel.training.actions.erasing import erase_travel_data
from whimbrel.training.actions.reminders import send_reminders
from whimbrel.training.models import Answer, Status

pytestmark = pytest.mark.django_db


def at(day):
    return datetime(2013, 10, day, 12, tzinfo=UTC)


def a_reminder(workshop, **fields):
    usual = {
        "anchor": "start", "days": -7, "audience": "confirmed",
        "subject_en": "Soon: {workshop}", "subject_fr": "Bientôt : {workshop}",
        "text_en": "Dear {name}, {day}. {link} {unknown}", "text_fr": "Bonjour {name}",
    }  # fmt: skip
    return workshop.reminders.create(**usual | fields)


def test_a_reminder_goes_out_once_on_its_day_to_those_it_is_for():
    workshop = WorkshopFactory(meeting__title_en="Before the COP")
    one = standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
    standing(NomineeFactory(workshop=workshop), Status.SELECTED)
    a_reminder(workshop)

    assert send_reminders(at=at(21)) == 0
    assert send_reminders(at=at(22)) == 1
    assert send_reminders(at=at(23)) == 0

    letter = Letter.objects.get()
    assert letter.address == one.email
    assert letter.subject == "Soon: Before the COP"
    assert letter.text.startswith(f"Dear {one.name}, 29 October 2013. http")
    assert "{unknown}" in letter.text


def test_a_reader_gets_it_in_their_language():
    one = standing(NomineeFactory(language="fr"), Status.CONFIRMED)
    a_reminder(one.workshop)

    send_reminders(at=at(22))

    assert Letter.objects.get().text == f"Bonjour {one.name}\n"


def test_a_day_long_past_is_not_made_up_for():
    a_reminder(standing(NomineeFactory(), Status.CONFIRMED).workshop)

    assert send_reminders(at=at(26)) == 0


def test_parties_that_named_nobody_are_reminded_before_the_last_day():
    workshop = WorkshopFactory(places=9, nominations_until=date(2013, 10, 1))
    invitation = WorkshopInvitationFactory(workshop=workshop)
    person = UserFactory()
    DesignationFactory(person=person, country=invitation.country, starts_on=date(2010, 1, 1))
    a_reminder(workshop, anchor="nominations", days=1, audience="silent")

    send_reminders(at=at(2))

    assert Letter.objects.get().recipient == person


def test_travel_data_is_erased_when_its_time_is_over_and_other_answers_stay():
    workshop = WorkshopFactory(keep_travel_days=30)
    one = standing(NomineeFactory(workshop=workshop), Status.ATTENDED)
    for slug, is_for_travel in (("passport", True), ("diet", False)):
        question = workshop.questions.create(slug=slug, text_en=slug, is_for_travel=is_for_travel)
        one.answers.create(question=question, value=slug, answered_at=at(1))

    assert erase_travel_data(at=datetime(2013, 11, 30, 12, tzinfo=UTC)) == 0
    assert erase_travel_data(at=datetime(2013, 12, 1, 12, tzinfo=UTC)) == 1

    assert dict(Answer.objects.values_list("question__slug", "value")) == {
        "passport": "",
        "diet": "diet",
    }
