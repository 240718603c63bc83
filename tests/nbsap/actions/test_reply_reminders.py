from datetime import UTC, date, datetime

import pytest

from tests.factories.nbsap import REQUIRED, a_questionnaire, a_reply
from tests.factories.treaties import CountryFactory, DesignationFactory, TreatyActionFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.models import Letter
from whimbrel.nbsap.actions.handing_in import submit_reply
from whimbrel.nbsap.actions.reply_reminders import remind_of_questionnaires

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 30)


def at(month, day):
    return datetime(2026, month, day, 9, tzinfo=UTC)


@pytest.fixture
def asked():
    return a_questionnaire(due_on=DUE)


def a_party(asked, **person):
    country = CountryFactory()
    TreatyActionFactory(country=country, instrument=asked.instrument)
    return DesignationFactory(country=country, instrument=asked.instrument).person


def test_who_has_not_answered_is_reminded_on_the_days_and_nobody_else(asked):
    late, done = a_party(asked), a_party(asked)
    country = done.designations.get().country
    reply = a_reply(asked, country=country, begun_at=at(4, 1), **REQUIRED)
    submit_reply(reply=reply, by=done, at=at(5, 1))

    assert remind_of_questionnaires(at=at(5, 20)) == 0
    assert remind_of_questionnaires(at=at(6, 1)) == 1
    assert remind_of_questionnaires(at=at(6, 2)) == 0
    assert remind_of_questionnaires(at=at(6, 23)) == 1
    assert remind_of_questionnaires(at=at(7, 8)) == 1

    letters = Letter.objects.order_by("pk")
    assert {one.recipient_id for one in letters} == {late.pk}
    assert "are due on 30 June 2026" in letters[0].text
    assert "were due on 30 June 2026" in letters[2].text


def test_a_machine_that_stood_still_writes_one_letter_and_not_three(asked):
    a_party(asked)

    assert remind_of_questionnaires(at=at(6, 29)) == 1


def test_long_after_nobody_is_reminded_any_more(asked):
    a_party(asked)

    assert remind_of_questionnaires(at=at(9, 30)) == 0


def test_a_focal_point_of_another_convention_is_not_written_to(asked):
    country = CountryFactory()
    TreatyActionFactory(country=country, instrument=asked.instrument)
    DesignationFactory(country=country)

    assert remind_of_questionnaires(at=at(6, 1)) == 0


def test_a_reminder_can_be_answered_with_the_filled_in_form(asked, settings):
    settings.MAIL_IN = "reply@in.example.org"
    person = a_party(asked)
    iso3 = person.designations.get().country.iso3.lower()

    remind_of_questionnaires(at=at(6, 1))

    letter = Letter.objects.get()
    assert letter.reply_to == reply_address("plan", f"{asked.pk}.{iso3}", person.pk)
    assert "attached to your reply" in letter.text


def test_a_house_that_takes_no_letters_promises_nothing(asked):
    a_party(asked)

    remind_of_questionnaires(at=at(6, 1))

    assert Letter.objects.get().reply_to == ""
    assert "attached to your reply" not in Letter.objects.get().text
