from datetime import timedelta

import pytest

from tests.community.actions.test_consultations import DEADLINE, says
from tests.factories.community import NOON, SpaceFactory, a_consultation, speaker
from tests.factories.people import UserFactory
from whimbrel.community.actions.consultation_letters import tend_consultations
from whimbrel.community.actions.consultations import GRACE, put_off, state_outcome, take_back
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


def letters(at):
    """To whom letters went at that moment, and what they are about."""
    Letter.objects.update(subject="")
    tend_consultations(at=at)
    return {one.recipient: one for one in Letter.objects.exclude(subject="")}


def test_whoever_speaks_for_a_party_gets_the_text_once_by_their_own_clock():
    consultation = a_consultation(title={"en": "Counts", "fr": "Comptages"}, closes_at=DEADLINE)
    person, _party = speaker(consultation, "SEN", person__language="fr", person__time_zone="Africa/Dakar")  # fmt: skip
    deputy, _party = speaker(consultation, "KEN", role="deputy", person__time_zone="Africa/Nairobi")

    first = letters(NOON)
    again = letters(NOON + timedelta(minutes=1))

    assert set(first) == {person, deputy}
    assert again == {}
    assert "Comptages" in first[person].subject
    assert "15 March 2026, 15:00 (Africa/Nairobi, UTC+3:00)" in first[deputy].text
    assert "1. Counts begin in January." in first[deputy].text
    assert f"consult-{consultation.pk}-{deputy.pk}-" in first[deputy].reply_to


def test_whoever_comes_into_office_meanwhile_is_written_to_then():
    consultation = a_consultation(closes_at=DEADLINE)
    letters(NOON)
    successor, _party = speaker(consultation, "KEN")

    assert set(letters(NOON + timedelta(days=2))) == {successor}


def test_only_those_whose_party_has_said_nothing_are_reminded():
    consultation = a_consultation(closes_at=DEADLINE)
    spoken, party = speaker(consultation, "KEN")
    silent, _party = speaker(consultation, "SEN")
    letters(NOON)
    says(party, "yes", spoken)

    assert letters(DEADLINE - timedelta(days=8)) == {}
    week = letters(DEADLINE - timedelta(days=7))
    day = letters(DEADLINE - timedelta(days=1))

    assert set(week) == set(day) == {silent}
    assert "Senegal has not answered yet" in week[silent].text
    assert letters(DEADLINE - timedelta(hours=1)) == {}


def test_more_time_and_taking_back_are_told_with_the_reason():
    consultation = a_consultation(closes_at=DEADLINE)
    person, _party = speaker(consultation, "KEN")
    letters(NOON)
    by = UserFactory()

    put_off(consultation=consultation, until=DEADLINE + GRACE, why="Late rains", by=by, at=NOON)
    more = letters(NOON)[person]
    take_back(consultation=consultation, why="A wrong annex", by=by, at=NOON)
    back = letters(NOON)[person]

    assert "Late rains" in more.text
    assert more.subject.startswith("More time")
    assert "A wrong annex" in back.text
    assert not back.reply_to


def test_the_outcome_is_told_to_all_who_were_asked():
    consultation = a_consultation(closes_at=DEADLINE)
    person, party = speaker(consultation, "KEN")
    other, _party = speaker(consultation, "SEN")
    letters(NOON)
    says(party, "no", person)

    told = letters(DEADLINE + GRACE)

    assert set(told) == {person, other}
    assert "not adopted. These Parties objected: Kenya." in told[other].text
    assert letters(DEADLINE + 2 * GRACE) == {}


def test_of_a_consultation_the_outcome_is_told_when_it_is_stated():
    consultation = a_consultation(kind="positions", closes_at=DEADLINE)
    person, _party = speaker(consultation, "KEN")
    letters(NOON)
    assert letters(DEADLINE + GRACE) == {}

    state_outcome(
        consultation=consultation, words={"en": "Most are in favour."}, by=UserFactory(),
        at=DEADLINE + GRACE,
    )  # fmt: skip

    assert "Most are in favour." in letters(DEADLINE + GRACE)[person].text


def test_whoever_comes_into_office_after_a_reminder_was_due_gets_the_text_and_no_reminder():
    consultation = a_consultation(closes_at=DEADLINE)
    due_on = (DEADLINE - timedelta(days=7)).date()
    successor, _party = speaker(consultation, "KEN", starts_on=due_on)

    assert set(letters(DEADLINE - timedelta(days=6))) == {successor}
    assert letters(DEADLINE - timedelta(days=5)) == {}
    assert set(letters(DEADLINE - timedelta(days=1))) == {successor}


def test_of_a_confidential_space_the_letter_tells_nothing():
    space = SpaceFactory(is_confidential=True, open_to="closed")
    consultation = a_consultation(space=space, closes_at=DEADLINE)
    person, _party = speaker(consultation, "KEN")

    letter = letters(NOON)[person]

    assert "Calendar" not in letter.subject + letter.text
    assert f"/consultations/{consultation.pk}/" in letter.text
