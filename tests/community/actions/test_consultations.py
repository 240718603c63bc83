import os
import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from tests.factories.community import NOON, a_consultation, speaker
from tests.factories.inbox import a_letter
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.community.actions.consultations import (
    GRACE,
    ConsultationOver,
    NobodyAsked,
    Saying,
    close_consultation,
    close_due_consultations,
    put_off,
    speak,
    state_outcome,
    take_back,
)
from whimbrel.community.models import Consultation, PartyVoice
from whimbrel.community.queries.consultations import outcome_of, party_rows
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import JournalEntry, ReceivedLetter

DEADLINE = NOON + timedelta(days=14)
JUST_BEFORE = DEADLINE - timedelta(microseconds=1)


def says(party, position, by, *, at=NOON, role="nfp", words=""):
    return speak(party=party, saying=Saying(position, words, role, at), by=by, kept_at=at)


def outcome(consultation):
    consultation.refresh_from_db()
    return outcome_of(consultation, party_rows(consultation, on=NOON.date()))


@pytest.mark.django_db
class TestOneVoiceOfAParty:
    def test_what_is_said_last_counts_and_what_was_said_before_is_kept(self):
        consultation = a_consultation(kind="positions")
        person, party = speaker(consultation, "KEN")

        says(party, "yes", person)
        says(party, "no", person, words="Not before the rains.")

        assert [one.position for one in party.voices.all()] == ["yes", "no"]
        assert outcome(consultation).counts[1][2] == 1
        assert outcome(consultation).answered == 1

    def test_saying_the_same_twice_is_kept_once(self):
        consultation = a_consultation()
        person, party = speaker(consultation, "KEN")

        says(party, "no", person)
        says(party, "no", person)

        assert party.voices.count() == 1

    def test_the_successor_inherits_what_was_said(self):
        consultation = a_consultation()
        before, party = speaker(consultation, "KEN", ends_on=NOON.date())
        says(party, "no", before)
        after, _party = speaker(consultation, "KEN", starts_on=NOON.date())

        (row, _senegal) = party_rows(consultation, on=NOON.date())

        assert row.speakers.first.person == after
        assert row.voice.said_by == before

    def test_every_act_is_in_the_journal(self):
        consultation = a_consultation(closes_at=DEADLINE)
        person, party = speaker(consultation, "KEN")
        says(party, "no", person)
        put_off(consultation=consultation, until=DEADLINE + GRACE, why="More", by=person, at=NOON)
        close_consultation(consultation=consultation, at=DEADLINE + 2 * GRACE)

        verbs = set(JournalEntry.objects.values_list("verb", flat=True))

        assert verbs >= {"asked the Parties", "spoke for a Party", "put off", "not adopted"}

    def test_nobody_can_be_asked_of_an_instrument_without_parties(self):
        with pytest.raises(NobodyAsked):
            a_consultation(parties=(), instrument=InstrumentFactory())
        assert not Consultation.objects.exists()


@pytest.mark.django_db
class TestSilence:
    def test_adopts_the_text_where_no_party_objects(self):
        consultation = a_consultation(closes_at=DEADLINE)
        person, party = speaker(consultation, "KEN")
        says(party, "comment", person, words="Well written.")

        assert close_due_consultations(at=DEADLINE + GRACE) == [consultation]

        found = outcome(consultation)
        assert (found.is_adopted, found.objecting) == (True, ())
        assert consultation.stated_at == DEADLINE + GRACE

    def test_is_broken_by_one_objection_in_the_last_moment(self):
        consultation = a_consultation(closes_at=DEADLINE)
        person, party = speaker(consultation, "SEN")

        says(party, "no", person, at=JUST_BEFORE)
        close_due_consultations(at=DEADLINE + GRACE)

        assert outcome(consultation).objecting == ("Senegal",)
        assert not outcome(consultation).is_adopted

    def test_is_kept_by_an_objection_that_was_taken_back_in_time(self):
        consultation = a_consultation(closes_at=DEADLINE)
        person, party = speaker(consultation, "SEN")
        says(party, "no", person)
        says(party, "yes", person)

        close_due_consultations(at=DEADLINE + GRACE)

        assert outcome(consultation).is_adopted

    def test_is_over_at_the_deadline_itself(self):
        consultation = a_consultation(closes_at=DEADLINE)
        person, party = speaker(consultation, "SEN")

        with pytest.raises(ConsultationOver):
            says(party, "no", person, at=DEADLINE)

    @pytest.mark.parametrize("state", ["waiting", "held"])
    def test_waits_for_a_letter_that_came_in_time(self, settings, state):
        settings.MAIL_IN = "house@in.example.org"
        consultation = a_consultation(closes_at=DEADLINE)
        to = reply_address("consult", consultation.pk, 7)
        letter = take_letter(
            raw=a_letter(sender="senegal@example.org", to=to), recipient=to,
            door=ReceivedLetter.Door.LMTP,
        )  # fmt: skip
        held = JUST_BEFORE if state == "held" else None
        ReceivedLetter.objects.update(received_at=JUST_BEFORE, held_at=held)

        assert close_due_consultations(at=DEADLINE + GRACE) == []
        ReceivedLetter.objects.filter(pk=letter.pk).update(held_at=None, answered_at=DEADLINE)
        assert close_due_consultations(at=DEADLINE + GRACE) == [consultation]

    def test_can_be_given_more_time_and_not_less(self):
        consultation = a_consultation(closes_at=DEADLINE)
        later = DEADLINE + timedelta(days=7)

        put_off(consultation=consultation, until=later, why="Rains", by=UserFactory(), at=NOON)

        assert close_due_consultations(at=DEADLINE + GRACE) == []
        change = consultation.changes.get()
        assert (change.closed_before, change.closes_at) == (DEADLINE, later)
        with pytest.raises(ConsultationOver):
            put_off(consultation=consultation, until=later, why="", by=UserFactory(), at=NOON)
        with pytest.raises(ConsultationOver):
            put_off(
                consultation=consultation, until=later + GRACE, why="", by=UserFactory(), at=later
            )

    def test_taken_back_decides_nothing(self):
        consultation = a_consultation(closes_at=DEADLINE)
        take_back(consultation=consultation, why="A mistake", by=UserFactory(), at=NOON)

        assert close_due_consultations(at=DEADLINE + GRACE) == []
        assert not outcome(consultation).is_adopted
        person, party = speaker(consultation, "KEN")
        with pytest.raises(ConsultationOver):
            says(party, "no", person)

    def test_an_outcome_is_stated_when_it_is_over(self):
        consultation = a_consultation(kind="positions", closes_at=DEADLINE)
        person = UserFactory()
        with pytest.raises(ConsultationOver):
            state_outcome(consultation=consultation, words={"en": "Done"}, by=person, at=NOON)

        close_due_consultations(at=DEADLINE + GRACE)
        state_outcome(consultation=consultation, words={"en": "Done"}, by=person, at=DEADLINE)

        consultation.refresh_from_db()
        assert consultation.stated_words == "Done"


def race(consultation, party, person):
    """An objection that came in time and the closing worker, at once; whether the objection was taken."""
    ready, taken = threading.Barrier(2), []

    def objects():
        try:
            ready.wait()
            says(party, "no", person, at=JUST_BEFORE)
            taken.append(True)
        except ConsultationOver:
            taken.append(False)
        finally:
            connections.close_all()

    def closes():
        try:
            ready.wait()
            close_consultation(consultation=consultation, at=DEADLINE + GRACE)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for one in (objects, closes)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return taken[0]


@pytest.mark.django_db(transaction=True)
def test_an_objection_and_the_closing_worker_at_the_same_moment_never_both_win():
    seen = set()
    for _ in range(int(os.environ.get("RACES", "12"))):
        consultation = a_consultation(closes_at=DEADLINE, instrument=InstrumentFactory())
        person, party = speaker(consultation, "KEN")

        was_taken = race(consultation, party, person)

        found = outcome(consultation)
        assert consultation.closed_at is not None
        assert found.is_adopted is not was_taken
        assert PartyVoice.objects.filter(party=party).count() == int(was_taken)
        seen.add(was_taken)
    assert seen, connection.vendor
