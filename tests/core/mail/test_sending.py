"""Every letter leaves once, or somebody is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils.timezone import now

from tests.core.mail.server import HANG_UP
from whimbrel.core.mail.sending import (
    ServerAway,
    deliver,
    deliver_due_letters,
)
from whimbrel.core.mail.writing import Recipient
from whimbrel.core.models import DeliveryAttempt, Letter

pytestmark = pytest.mark.django_db


def outcomes():
    return list(DeliveryAttempt.objects.values_list("outcome", flat=True))


def make_due(letter):
    Letter.objects.filter(pk=letter.pk).update(due_at=now())


def test_a_letter_leaves_and_its_row_says_so(write):
    letter = write()

    assert deliver_due_letters() == 1

    letter.refresh_from_db()
    assert letter.sent_at >= letter.handed_over_at
    assert letter.fate(now()) == Letter.Fate.SENT
    assert outcomes() == ["sent"]
    assert mail.outbox[0].to == ["focal.point@example.org"]


def test_with_nothing_to_send_the_outbox_is_read_once_and_nothing_is_written(
    django_assert_num_queries,
):
    with django_assert_num_queries(1):
        assert deliver_due_letters() == 0


def test_a_letter_that_is_not_due_or_held_back_stays(write):
    later, held = write(), write()
    Letter.objects.filter(pk=later.pk).update(due_at=now() + timedelta(hours=1))
    Letter.objects.filter(pk=held.pk).update(held_at=now())

    assert deliver_due_letters() == 0
    assert deliver(later) is None
    assert deliver(held) is None
    assert not mail.outbox


def test_only_so_many_leave_at_a_time_the_longest_due_first(write):
    for number in range(3):
        write(subject=str(number))

    assert deliver_due_letters(limit=2) == 2
    assert [one.subject for one in mail.outbox] == ["0", "1"]
    assert deliver_due_letters() == 1


def test_two_workers_that_saw_the_same_letter_send_it_once(write):
    letter = write()
    same = Letter.objects.get(pk=letter.pk)

    assert deliver(letter) is not None
    assert deliver(same) is None
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_workers_that_send_at_the_same_time_send_each_letter_once(write):
    for number in range(12):
        write(subject=str(number))

    def work(_):
        try:
            return deliver_due_letters()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        left = sum(workers.map(work, range(4)))

    assert left == 12
    assert sorted(one.subject for one in mail.outbox) == sorted(str(number) for number in range(12))


@pytest.mark.django_db(transaction=True)
def test_the_letter_is_claimed_for_all_to_see_before_a_word_is_said(write, server):
    letter = write()
    seen = []

    def look():
        seen.append(Letter.objects.get(pk=letter.pk).handed_over_at is not None)
        connection.close()

    handler = server.RequestHandlerClass

    class Looking(handler):
        def handle(self):
            look()
            super().handle()

    server.RequestHandlerClass = Looking

    assert deliver_due_letters() == 1
    assert seen == [True]


def test_a_letter_whose_process_was_killed_is_in_doubt_and_never_sent_again_alone(write):
    letter = write()
    killed_at = now() - timedelta(minutes=11)
    Letter.objects.filter(pk=letter.pk).update(handed_over_at=killed_at, due_at=killed_at)

    assert deliver_due_letters() == 0
    assert not mail.outbox
    assert list(Letter.objects.in_doubt(at=now())) == [letter]
    assert Letter.objects.get().fate(now()) == Letter.Fate.IN_DOUBT


def test_a_letter_just_handed_over_is_not_yet_in_doubt(write):
    letter = write()
    Letter.objects.filter(pk=letter.pk).update(handed_over_at=now() - timedelta(minutes=9))

    assert not Letter.objects.in_doubt(at=now()).exists()
    assert Letter.objects.get().fate(now()) == Letter.Fate.ON_ITS_WAY


def test_a_server_takes_a_letter(write, server):
    write(subject="Atelier à Nairobi")

    assert deliver_due_letters() == 1
    assert server.taken == 1
    assert b"Subject: =?utf-8?" in server.read[0]


def test_a_server_that_asks_to_come_again_is_asked_again_later(write, server):
    letter = write()
    server.answers["RCPT"] = "450 greylisted, come again"

    assert deliver_due_letters() == 0

    letter.refresh_from_db()
    assert letter.handed_over_at is None
    assert outcomes() == ["deferred"]
    assert DeliveryAttempt.objects.get().why == "450 greylisted, come again"
    assert deliver_due_letters() == 0, "not before its pause is over"
    server.answers["RCPT"] = "250 ok"
    make_due(letter)
    assert deliver_due_letters() == 1


def test_the_pauses_grow_and_then_the_letter_is_given_up(write, server):
    letter = write()
    server.answers["MAIL"] = "421 too busy"

    pauses = []
    for _ in range(6):
        make_due(letter)
        deliver_due_letters()
        letter.refresh_from_db()
        pauses.append(round((letter.due_at - now()).total_seconds() / 60))
    make_due(letter)
    deliver_due_letters()

    letter.refresh_from_db()
    assert pauses == [1, 5, 30, 120, 360, 1440]
    assert letter.failed_at is not None
    assert letter.attempts == 7
    assert outcomes() == ["deferred"] * 7
    assert list(Letter.objects.failed()) == [letter]


@pytest.mark.parametrize("command", ["RCPT", "DATA", "."])
def test_a_server_that_refuses_for_good_is_not_asked_again(write, server, command):
    letter = write()
    server.answers[command] = "550 no such person"

    deliver_due_letters()

    letter.refresh_from_db()
    assert letter.failed_at is not None
    assert outcomes() == ["refused"]
    assert DeliveryAttempt.objects.get().why == "550 no such person"
    make_due(letter)
    assert deliver_due_letters() == 0
    assert len(outcomes()) == 1


def test_a_sender_that_the_server_does_not_want_is_our_fault_and_the_letter_waits(write, server):
    letter = write()
    server.answers["MAIL"] = "550 this is not your address"

    deliver_due_letters()

    letter.refresh_from_db()
    assert letter.failed_at is None
    assert outcomes() == ["deferred"]


def test_one_refused_letter_does_not_stop_the_others(write, server):
    write(to=Recipient(address="gone@example.org"))
    write()
    server.answers["rcpt TO:<gone@example.org>"] = "550 no such person"

    assert deliver_due_letters() == 1
    assert outcomes() == ["refused", "sent"]
    assert server.taken == 1


def test_where_nobody_answers_one_letter_is_put_off_and_the_others_wait(write, server):
    letters = [write(), write()]
    server.greeting = HANG_UP

    assert deliver_due_letters() == 0

    assert outcomes() == ["deferred"]
    assert [Letter.objects.get(pk=one.pk).attempts for one in letters] == [1, 0]
    assert not Letter.objects.exclude(handed_over_at=None).exists()


def test_who_sends_one_letter_is_told_that_the_server_is_away(write, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(ServerAway, match="refused"):
        deliver(write())

    assert outcomes() == ["deferred"]


@pytest.mark.parametrize("command", ["MAIL", "RCPT"])
def test_a_line_that_breaks_before_the_text_leaves_no_doubt(write, server, command):
    letter = write()
    server.answers[command] = HANG_UP

    deliver_due_letters()

    letter.refresh_from_db()
    assert letter.handed_over_at is None
    assert outcomes() == ["deferred"]


def test_a_line_that_breaks_after_the_text_leaves_the_letter_in_doubt(write, server):
    letter = write()
    server.answers["."] = HANG_UP

    assert deliver_due_letters() == 0

    assert len(server.read) == 1
    assert outcomes() == ["unanswered"]
    assert list(Letter.objects.in_doubt(at=now() + timedelta(minutes=11))) == [letter]
    assert deliver_due_letters() == 0
    assert len(server.read) == 1


def test_a_confidential_text_is_erased_once_it_has_left(write, settings):
    letter, other = write(is_confidential=True, text="The code is 123"), write()

    deliver_due_letters()

    letter.refresh_from_db()
    other.refresh_from_db()
    assert "The code is 123" in mail.outbox[0].body
    assert letter.text == ""
    assert other.text != ""


def test_a_confidential_text_that_has_not_left_is_kept(write, server):
    letter = write(is_confidential=True, text="The code is 123")
    server.answers["RCPT"] = "450 later"

    deliver_due_letters()

    letter.refresh_from_db()
    assert letter.text == "The code is 123"


def test_the_demo_keeps_every_text_because_its_outbox_is_where_letters_are_read(write, settings):
    settings.DEMO = True
    letter = write(is_confidential=True, text="The code is 123")

    deliver_due_letters()

    letter.refresh_from_db()
    assert letter.text == "The code is 123"
