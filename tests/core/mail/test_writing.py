from datetime import UTC, datetime, time

import pytest
from django.db import transaction

from tests.factories.people import UserFactory
from whimbrel.core.mail import writing
from whimbrel.core.mail.writing import HeaderRefused, Recipient, thread
from whimbrel.core.models import Letter, MailRefusal

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 3, 1, 23, tzinfo=UTC)


@pytest.fixture
def person():
    return UserFactory(email="focal.point@example.org")


@pytest.fixture
def sleeper(monkeypatch, person):
    """A person who is asleep."""
    monkeypatch.setattr(writing, "now", lambda: NIGHT)
    return Recipient(
        address=person.email, person=person.pk, quiet_from=time(22), quiet_until=time(7)
    )


def test_a_letter_is_a_row_that_waits(write):
    letter = write()

    assert Letter.objects.get() == letter
    assert list(Letter.objects.waiting(at=letter.due_at)) == [letter]
    assert letter.sent_at is None


def test_an_action_that_fails_has_written_nothing(write):
    @transaction.atomic
    def invite():
        write()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        invite()

    assert not Letter.objects.exists()


def test_a_kind_that_the_person_has_stopped_is_not_written(write, person):
    MailRefusal.objects.create(person=person, kind="news")
    to = Recipient(address=person.email, person=person.pk)

    assert write(to=to) is None
    assert not Letter.objects.exists()


def test_another_person_still_gets_the_kind(write, person):
    MailRefusal.objects.create(person=person, kind="news")
    other = UserFactory()

    assert write(to=Recipient(address=other.email, person=other.pk)) is not None


def test_an_answer_and_a_kind_that_cannot_be_refused_are_written_all_the_same(write, person):
    for kind in ("news", "sign_in"):
        MailRefusal.objects.create(person=person, kind=kind)
    to = Recipient(address=person.email, person=person.pk)

    assert write(to=to, is_answer=True) is not None
    assert write(to=to, kind="sign_in") is not None


def test_what_must_never_be_written_twice_is_written_once(write):
    assert write(once="invitation:12") is not None
    assert write(once="invitation:12", subject="Again") is None
    assert write(once="invitation:13") is not None
    assert Letter.objects.count() == 2


def test_a_kind_that_no_room_writes_fails_at_once(write):
    with pytest.raises(LookupError, match="gossip"):
        write(kind="gossip")


def test_in_quiet_hours_a_letter_waits_for_the_morning(write, sleeper):
    assert write(to=sleeper).due_at == datetime(2026, 3, 2, 7, tzinfo=UTC)


def test_only_an_urgent_answer_wakes_anybody(write, sleeper):
    assert write(to=sleeper, is_urgent=True).due_at > NIGHT
    assert write(to=sleeper, is_answer=True).due_at > NIGHT
    assert write(to=sleeper, is_answer=True, is_urgent=True).due_at == NIGHT


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_a_subject_never_begins_a_header_of_its_own(write, end):
    letter = write(subject=f"A title{end}Bcc: everybody@example.org")

    assert letter.subject == "A title Bcc: everybody@example.org"


def test_a_subject_that_is_too_long_is_cut(write):
    letter = write(subject="a" * 300)

    assert len(letter.subject) == 250
    assert letter.subject.endswith("a…")


@pytest.mark.parametrize(
    "words",
    [
        {"in_reply_to": "<a@b>\r\nBcc: everybody@example.org"},
        {"in_reply_to": "no angle brackets"},
        {"references": "<a@b> <c@d>\nBcc: everybody@example.org"},
        {"list_id": "Forum <forum.example.org>\r\nBcc: everybody@example.org"},
        {"to": Recipient(address="a@example.org\nBcc: everybody@example.org")},
        {"to": Recipient(address="a@example.org,b@example.org")},
        {"to": Recipient(address='"\x01"@example.org')},
        {"to": Recipient(address="nobody")},
    ],
)
def test_what_would_break_out_of_the_head_of_a_letter_is_refused(write, words):
    with pytest.raises(HeaderRefused):
        write(**words)

    assert not Letter.objects.exists()


def test_a_thread_is_kept(write):
    first = write(list_id="Forum <forum.example.org>")
    second = write(in_reply_to=first.message_id, references=f"<older@x> {first.message_id}")

    assert second.in_reply_to == first.message_id
    assert first.message_id != second.message_id


def test_a_text_keeps_its_lines_and_loses_what_nobody_could_read(write):
    assert write(text="One\r\nTwo\rThree\tFour\x00\x07").text == "One\nTwo\nThree\tFour"


NOON_OF_A_WEDNESDAY = datetime(2026, 3, 4, 12, tzinfo=UTC)


def often(written_to):
    return Recipient(address="focal.point@example.org", written_to=written_to)


@pytest.fixture
def at_noon(monkeypatch):
    monkeypatch.setattr(writing, "now", lambda: NOON_OF_A_WEDNESDAY)


@pytest.mark.parametrize(
    ("written_to", "due_at"),
    [
        ("at_once", NOON_OF_A_WEDNESDAY),
        ("daily", datetime(2026, 3, 5, 8, tzinfo=UTC)),
        ("weekly", datetime(2026, 3, 9, 8, tzinfo=UTC)),
    ],
)
def test_a_letter_leaves_as_often_as_its_reader_wants_to_be_written_to(
    write, at_noon, written_to, due_at
):
    assert write(to=often(written_to)).due_at == due_at


def test_a_round_in_the_quiet_hours_leaves_when_they_are_over(write, at_noon):
    late_riser = Recipient(
        address="focal.point@example.org",
        written_to="daily",
        quiet_from=time(20),
        quiet_until=time(10),
    )

    assert write(to=late_riser).due_at == datetime(2026, 3, 5, 10, tzinfo=UTC)


def test_whoever_looks_here_themselves_gets_answers_and_nothing_else(write, at_noon):
    assert write(to=often("never")) is None
    assert write(to=often("never"), is_answer=True).due_at == NOON_OF_A_WEDNESDAY


def test_an_answer_waits_for_no_round(write, at_noon):
    assert write(to=often("weekly"), is_answer=True).due_at == NOON_OF_A_WEDNESDAY


def test_letters_that_can_be_stopped_are_a_list_for_the_mail_program_and_answers_are_none(write):
    assert write().list_id == "<news.127.0.0.1>"
    assert write(is_answer=True).list_id == ""


def test_letters_about_one_matter_refer_to_the_same_and_letters_about_another_do_not(write):
    first, second, other = (write(**thread("question", key)) for key in (1, 1, 2))

    assert first.references == second.references == "<question.1@127.0.0.1>"
    assert other.references != first.references
    assert first.message_id != second.message_id
