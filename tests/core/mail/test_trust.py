import pytest

from whimbrel.core.mail.keeping import note_bounce
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.mail.trust import lose_trust, regain_trust
from whimbrel.core.models import JournalEntry, MailAddress

pytestmark = pytest.mark.django_db
ADDRESS = "focal.point@example.org"


def test_two_letters_to_nobody_stop_what_is_written_unasked(write):
    lose_trust(address=ADDRESS, why="550 5.1.1 no such user")
    assert write() is not None

    lose_trust(address=ADDRESS.upper(), why="5.1.1")
    assert write() is None
    assert write(is_answer=True) is not None
    assert JournalEntry.objects.filter(verb="stopped writing to").count() == 1


def test_a_full_mailbox_costs_less_than_a_missing_one():
    assert lose_trust(address=ADDRESS, why="552 5.2.2 mailbox full").score == 8


def test_a_letter_from_there_restores_it(write):
    for _ in range(2):
        lose_trust(address=ADDRESS, why="550 5.1.1")

    regain_trust(address=ADDRESS)

    assert write() is not None
    assert MailAddress.objects.get().bounces == 2


def test_a_letter_that_is_refused_at_once_costs_trust_too(write, server):
    server.answers["RCPT"] = "550 5.1.1 no such user"
    write()

    deliver_due_letters()

    assert MailAddress.objects.get(address=ADDRESS).score == 5


def test_a_bounce_is_noted_once(write):
    letter = write()
    deliver_due_letters()
    letter.refresh_from_db()

    note_bounce(letter=letter, why="gone")

    assert letter.bounced_at is not None
