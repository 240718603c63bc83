from datetime import UTC, datetime

import pytest

from tests.factories.inbox import an_inbound, arrive
from tests.factories.meetings import ISSUED, issued
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.inbound import Attachment
from whimbrel.core.inbox.outcomes import Held
from whimbrel.core.models import Letter, ReceivedLetter
from whimbrel.meetings.actions.notifications import Answering, answer_notification
from whimbrel.meetings.inbox import notif
from whimbrel.meetings.models import NotificationAnswer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


def speaks(notification, iso3="KEN", **fields):
    noted = notification.countries.get(country__iso3=iso3)
    person = DesignationFactory(
        country=noted.country, instrument=notification.instrument, **fields
    ).person
    return person, noted


def send(notification, person, text="We nominate one person.", **words):
    return notif(
        an_inbound(person=person, kind="notif", payload=str(notification.pk), text=text, **words)
    )


def test_a_letter_answers_for_the_country_with_its_files():
    notification = issued()
    person, noted = speaks(notification)
    file = Attachment("form.pdf", "application/pdf", b"%PDF-1.7")

    outcome = send(notification, person, attachments=(file,))

    answer = noted.answers.get()
    assert (answer.words, answer.channel, answer.role) == (
        "We nominate one person.",
        "email",
        "nfp",
    )
    assert answer.files.get().name == "form.pdf"
    assert "The answer of Kenya to notification 2026/001 is kept" in outcome.text


def test_a_late_answer_is_kept_and_told_to_be_late():
    notification = issued()
    person, noted = speaks(notification)

    outcome = send(notification, person, received_at=datetime(2026, 5, 1, 9, tzinfo=UTC))

    assert "came after the deadline" in outcome.text
    assert noted.answers.count() == 1


def test_a_deputy_answers_only_while_the_focal_point_has_not():
    notification = issued()
    deputy, noted = speaks(notification, role="deputy")
    send(notification, deputy)
    first, _noted = speaks(notification)
    answering = Answering("We nominate two.", "nfp", ISSUED)
    answer_notification(noted=noted, answering=answering, by=first, kept_at=ISSUED)

    outcome = send(notification, deputy, "We nominate three.")

    assert "You cannot answer" in outcome.text
    assert noted.answers.get(replaced_at=None).words == "We nominate two."


def test_whoever_speaks_for_nobody_is_told_so():
    assert "You cannot answer" in send(issued(), UserFactory()).text
    assert not NotificationAnswer.objects.exists()


def test_whoever_speaks_for_two_answers_on_the_site():
    notification = issued()
    person, _noted = speaks(notification)
    speaks(notification, "SEN", person=person)

    assert "more than one country" in send(notification, person).text


def test_a_letter_that_nobody_vouches_for_is_held():
    notification = issued()
    person, _noted = speaks(notification)

    assert isinstance(send(notification, person, is_proven=False), Held)


def test_it_goes_through_the_whole_house():
    notification = issued()
    person, noted = speaks(notification)
    to = reply_address("notif", notification.pk, person.pk)

    arrived = arrive(to=to, sender=person.email, text="Yes")

    assert arrived.state == ReceivedLetter.State.ANSWERED
    assert arrived.outcome == noted.answers.get()
    assert "is kept" in Letter.objects.get().text
