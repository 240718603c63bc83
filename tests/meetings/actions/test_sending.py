from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.meetings import ISSUED, issued
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import Letter
from whimbrel.meetings.actions.notifications import Answering, answer_notification
from whimbrel.meetings.actions.sending import tend_notifications
from whimbrel.meetings.queries.notifications import tracked
from whimbrel.treaties.models import Country

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


def on(day, month):
    return datetime(2026, month, day, 9, tzinfo=UTC)


def held(notification, iso3, **fields):
    country = Country.objects.get(iso3=iso3)
    return DesignationFactory(country=country, instrument=notification.instrument, **fields).person


def letters(at):
    """To whom letters went at that moment."""
    Letter.objects.update(subject="")
    tend_notifications(at=at)
    return {one.recipient: one for one in Letter.objects.exclude(subject="")}


def test_everybody_addressed_gets_it_once_in_their_own_language():
    notification = issued(subject_fr="Candidatures", action_fr="Nommez une personne")
    kenyan = held(notification, "KEN")
    deputy = held(notification, "KEN", role="deputy")
    senegalese = held(notification, "SEN", person__language="fr")
    held(notification, "SEN", role="councillor")

    first = letters(ISSUED)

    assert set(first) == {kenyan, deputy, senegalese}
    assert "Candidatures" in first[senegalese].subject
    assert "Action requested: Nominate one person" in first[kenyan].text
    assert "By 30 April 2026." in first[kenyan].text
    assert f"notif-{notification.pk}-{kenyan.pk}-" in first[kenyan].reply_to
    assert letters(ISSUED + timedelta(minutes=1)) == {}


def test_roles_are_added_by_the_rule():
    notification = issued(to_councillors=True, to_deputies=False)
    held(notification, "KEN", role="deputy")
    councillor = held(notification, "KEN", role="councillor")

    assert set(letters(ISSUED)) == {councillor}


def test_only_countries_that_have_not_answered_are_reminded():
    notification = issued()
    kenyan, senegalese = held(notification, "KEN"), held(notification, "SEN")
    letters(ISSUED)
    noted = notification.countries.get(country__iso3="KEN")
    answering = Answering("We come.", "nfp", ISSUED)
    answer_notification(noted=noted, answering=answering, by=kenyan, kept_at=ISSUED)

    assert letters(on(15, 4)) == {}
    fortnight, days = letters(on(16, 4)), letters(on(27, 4))

    assert set(fortnight) == set(days) == {senegalese}
    assert "Senegal has not answered this notification yet" in days[senegalese].text
    assert letters(on(30, 4)) == {}
    assert letters(on(1, 5)) == {}


def test_whoever_comes_into_office_while_an_answer_is_awaited_is_written_to_then():
    notification = issued()
    letters(ISSUED)
    successor = held(notification, "KEN")

    assert set(letters(on(10, 4))) == {successor}


def test_where_nothing_is_asked_there_is_nothing_to_answer_and_no_reminder():
    notification = issued(action_en="", deadline_on=None)
    person = held(notification, "KEN")

    assert letters(ISSUED)[person].reply_to == ""
    assert letters(on(16, 4)) == {}


def test_what_has_become_of_each_letter_is_followed_country_by_country():
    notification = issued()
    held(notification, "KEN")
    letters(ISSUED)
    Letter.objects.update(handed_over_at=ISSUED, sent_at=ISSUED)

    kenya, senegal = tracked(notification, at=ISSUED)

    assert (kenya.name, kenya.sent, senegal.letters) == ("Kenya", 1, ())


def test_whoever_comes_into_office_after_a_reminder_was_due_gets_no_reminder_beside():
    notification = issued()
    successor = held(notification, "KEN", starts_on=on(16, 4).date())

    assert set(letters(on(17, 4))) == {successor}
    assert letters(on(18, 4)) == {}
