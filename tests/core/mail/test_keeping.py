from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import now

from tests.factories.people import UserFactory
from whimbrel.core.mail.keeping import (
    TooLate,
    can_hold,
    can_mark_sent,
    can_release,
    can_send_again,
    hold_letter,
    mark_sent,
    note_bounce,
    release_letter,
    send_again,
)
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.models import DeliveryAttempt, JournalEntry, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat():
    return UserFactory(is_staff=True)


def in_doubt(letter):
    Letter.objects.filter(pk=letter.pk).update(handed_over_at=now() - timedelta(minutes=11))
    letter.refresh_from_db()
    return letter


def given_up(letter):
    Letter.objects.filter(pk=letter.pk).update(
        handed_over_at=now(), failed_at=now(), attempts=7, due_at=now()
    )
    letter.refresh_from_db()
    return letter


def may(letter):
    at = now()
    rules = (can_hold, can_release, can_send_again, can_mark_sent)
    return [rule.__name__ for rule in rules if rule(letter, at)]


def test_what_may_be_done_follows_from_where_the_letter_is(write, secretariat):
    assert may(write()) == ["can_hold"]
    assert may(hold_letter(letter=write(), by=secretariat)) == ["can_release"]
    assert may(in_doubt(write())) == ["can_send_again", "can_mark_sent"]
    assert may(given_up(write())) == ["can_send_again"]
    sent = write()
    deliver_due_letters()
    sent.refresh_from_db()
    assert may(sent) == []


def test_a_letter_held_back_stays_until_it_is_released(write, secretariat):
    letter = hold_letter(letter=write(), by=secretariat)
    assert deliver_due_letters() == 0

    release_letter(letter=letter, by=secretariat)
    assert deliver_due_letters() == 1


def test_a_letter_that_has_left_cannot_be_held_back(write, secretariat):
    letter = write()
    deliver_due_letters()

    with pytest.raises(TooLate):
        hold_letter(letter=letter, by=secretariat)


def test_a_letter_in_doubt_leaves_again_only_when_somebody_says_so(write, secretariat):
    letter = in_doubt(write())
    assert deliver_due_letters() == 0

    send_again(letter=letter, by=secretariat)

    assert deliver_due_letters() == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == letter.message_id


def test_a_doubt_is_settled_by_whoever_knows_that_it_arrived(write, secretariat):
    letter = mark_sent(letter=in_doubt(write()), by=secretariat)

    assert letter.fate(now()) == Letter.Fate.SENT
    assert deliver_due_letters() == 0


def test_a_letter_on_its_way_is_left_to_the_worker(write, secretariat):
    letter = write()
    Letter.objects.filter(pk=letter.pk).update(handed_over_at=now())

    for verb in (hold_letter, release_letter, send_again, mark_sent):
        with pytest.raises(TooLate):
            verb(letter=letter, by=secretariat)


def test_a_letter_given_up_begins_again_with_all_its_attempts(write, secretariat):
    letter = send_again(letter=given_up(write()), by=secretariat)

    assert letter.attempts == 0
    assert letter.fate(now()) == Letter.Fate.WAITING


def test_a_letter_whose_text_is_erased_cannot_leave_again(write, secretariat):
    letter = write(is_confidential=True)
    deliver_due_letters()
    letter = note_bounce(letter=letter, why="550 no such person")

    with pytest.raises(TooLate):
        send_again(letter=letter, by=secretariat)


def test_a_letter_that_came_back_is_told_in_the_words_of_the_server(write, secretariat):
    letter = write()
    deliver_due_letters()

    letter = note_bounce(letter=letter, why="550 no such person")

    assert list(Letter.objects.bounced()) == [letter]
    assert DeliveryAttempt.objects.last().why == "550 no such person"
    with pytest.raises(TooLate):
        note_bounce(letter=letter, why="again")


def test_each_decision_is_in_the_journal_under_the_name_of_who_took_it(write, secretariat):
    letter = hold_letter(letter=write(), by=secretariat)
    release_letter(letter=letter, by=secretariat)
    send_again(letter=given_up(letter), by=secretariat)
    mark_sent(letter=in_doubt(letter), by=secretariat)

    entries = JournalEntry.objects.order_by("pk")
    assert [entry.verb for entry in entries] == [
        "held back",
        "released",
        "sent again",
        "marked as sent",
    ]
    assert {entry.actor for entry in entries} == {secretariat}
    assert {entry.subject for entry in entries} == {letter}
