from datetime import UTC, datetime, timedelta

import pytest

from tests.community.actions.test_consultations import says
from tests.factories.community import a_consultation, speaker
from tests.factories.inbox import an_inbound, arrive
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, TreatyActionFactory
from whimbrel.community.inbox.consultations import consult
from whimbrel.community.models import PartyVoice
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.outcomes import Held
from whimbrel.core.models import Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
RECEIVED = datetime(2026, 3, 3, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


def send(consultation, person, text, **words):
    return consult(
        an_inbound(person=person, kind="consult", payload=str(consultation.pk), text=text, **words)
    )


def test_an_objection_by_letter_stands_with_its_reason():
    consultation = a_consultation()
    person, party = speaker(consultation, "SEN", person__language="fr")

    outcome = send(consultation, person, "OBJECT\n\nParagraph 2 costs too much.")

    voice = party.voices.get()
    assert (voice.position, voice.channel, voice.role) == ("no", "email", "nfp")
    assert (voice.said_at, voice.words) == (RECEIVED, "OBJECT\n\nParagraph 2 costs too much.")
    assert outcome.record == voice


def test_a_letter_that_says_neither_counts_as_an_objection_and_says_so():
    consultation = a_consultation()
    person, party = speaker(consultation, "SEN")

    outcome = send(consultation, person, "We need two more weeks.")
    assert "it counts as one" in outcome.text
    send(consultation, person, "No objection", received_at=RECEIVED + timedelta(minutes=1))

    assert [one.position for one in party.voices.all()] == ["no", "yes"]


def test_the_moment_it_came_decides():
    consultation = a_consultation(closes_at=RECEIVED + timedelta(seconds=1))
    person, party = speaker(consultation, "SEN")

    late = send(consultation, person, "OBJECT", received_at=RECEIVED + timedelta(seconds=1))
    assert "came later and was not counted" in late.text
    assert not PartyVoice.objects.exists()
    send(consultation, person, "OBJECT")

    assert party.voices.get().position == "no"


def test_the_deputy_speaks_until_the_focal_point_has():
    consultation = a_consultation(kind="positions")
    deputy, party = speaker(consultation, "KEN", role="deputy")
    first, _party = speaker(consultation, "KEN")

    send(consultation, deputy, "Yes")
    says(party, "no", first)
    outcome = send(consultation, deputy, "Yes")

    assert "has spoken for Kenya already" in outcome.text
    assert party.voices.get(replaced_at=None).said_by == first


def test_whoever_speaks_for_nobody_is_told_so():
    consultation = a_consultation()

    outcome = send(consultation, UserFactory(), "OBJECT")

    assert "You do not speak for a Party" in outcome.text


def test_whoever_speaks_for_two_answers_on_the_site():
    consultation = a_consultation()
    person, _party = speaker(consultation, "KEN")
    speaker(consultation, "SEN", person=person)

    assert "more than one Party" in send(consultation, person, "OBJECT").text


def test_a_country_that_joined_later_was_not_asked():
    consultation = a_consultation()
    other = CountryFactory(iso3="UGA")
    TreatyActionFactory(country=other, instrument=consultation.instrument)
    person = DesignationFactory(country=other, instrument=consultation.instrument).person

    assert "You do not speak for a Party" in send(consultation, person, "OBJECT").text


def test_a_letter_that_nobody_vouches_for_is_held():
    consultation = a_consultation()
    person, _party = speaker(consultation, "SEN")

    assert isinstance(send(consultation, person, "OBJECT", is_proven=False), Held)


def test_it_goes_through_the_whole_house_and_is_acknowledged():
    consultation = a_consultation()
    person, party = speaker(consultation, "SEN")
    to = reply_address("consult", consultation.pk, person.pk)

    arrived = arrive(to=to, sender=person.email, text="No")

    assert arrived.state == ReceivedLetter.State.ANSWERED
    assert arrived.outcome == party.voices.get()
    assert "Kept for Senegal: Objects." in Letter.objects.get().text
