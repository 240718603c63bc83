import pytest
from django.utils.timezone import now

from tests.factories.inbox import a_letter, arrive
from tests.factories.people import UserFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.inbound import Command
from whimbrel.core.inbox.outcomes import Answered, Held
from whimbrel.core.inbox.sorting import PAUSES, sort_letter, sort_waiting_letters
from whimbrel.core.models import Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
State, Reason = ReceivedLetter.State, ReceivedLetter.Reason


@pytest.fixture
def to(person):
    return reply_address("thread", 4711, person.pk)


def test_a_reply_reaches_the_room_it_was_written_to(room, person, to):
    received = arrive(sender=person.email, to=to, text="We counted in January.\n\n-- \nFocal point")

    (letter,) = room.letters
    assert (received.state, received.reason) == (State.POSTED, "")
    assert (letter.kind, letter.payload, letter.sender.person) == ("thread", "4711", person.pk)
    assert letter.text == "We counted in January."
    assert letter.is_proven
    assert received.outcome is not None
    assert not Letter.objects.exists()


def test_a_letter_to_a_word_the_room_knows_begins_something_but_proves_nothing(room, person):
    received = arrive(sender=person.email, to="africa@in.example.org")

    (letter,) = room.letters
    assert received.state == State.POSTED
    assert (letter.kind, letter.payload, letter.is_proven) == ("thread", "7", False)


def test_an_answer_goes_back_in_the_language_of_who_wrote(room, person, to):
    person.language = "fr"
    person.save()
    room.outcome = Answered("La discussion est close.")

    received = arrive(sender=person.email, to=to)

    letter = Letter.objects.get()
    assert received.state == State.ANSWERED
    assert (letter.address, letter.language) == (person.email, "fr")
    assert "La discussion est close." in letter.text
    assert letter.in_reply_to == received.message_id


def test_what_somebody_has_to_look_at_is_held_and_its_sender_told(room, person, to):
    room.outcome = Held("First letters are read by a moderator.")

    received = arrive(sender=person.email, to=to)

    assert (received.state, received.reason) == (State.HELD, Reason.ROOM)
    assert "First letters are read by a moderator." in Letter.objects.get().text


def test_an_address_made_for_somebody_else_holds_the_letter(room, person):
    other = UserFactory()

    received = arrive(sender=person.email, to=reply_address("thread", 4711, other.pk))

    assert (received.state, received.reason) == (State.HELD, Reason.MISMATCH)
    assert room.letters == []


def test_a_damaged_address_is_answered_with_what_to_do(room, person, to):
    received = arrive(sender=person.email, to=to.replace("4711", "4712"))

    assert (received.state, received.reason) == (State.ANSWERED, Reason.BROKEN_ADDRESS)
    assert "reply once more" in Letter.objects.get().text


def test_a_stranger_is_answered_once_an_hour_and_then_held(room, db):
    first = arrive(sender="stranger@example.com", to="africa@in.example.org")
    second = arrive(sender="stranger@example.com", to="africa@in.example.org")

    assert (first.state, first.reason) == (State.ANSWERED, Reason.UNKNOWN_SENDER)
    assert (second.state, second.reason) == (State.HELD, Reason.UNKNOWN_SENDER)
    assert Letter.objects.count() == 1


def test_the_same_letter_changed_on_its_way_is_not_posted_twice(room, person, to):
    raw = a_letter(sender=person.email, to=to, text="We counted.")
    first = arrive(raw=raw, to=to)
    again = arrive(raw=raw.replace(b"7bit", b"8bit") + b"\n\n-- \nsent through a gateway", to=to)

    assert first.pk != again.pk
    assert (again.state, again.reason) == (State.AUTOMATIC, Reason.REPEAT)
    assert len(room.letters) == 1


def test_a_room_that_fails_leaves_nothing_behind_and_is_asked_again(room, person, to):
    def fails(letter):
        UserFactory(email="half.done@example.org")
        raise RuntimeError("a fault of ours")

    room.outcome = fails
    received = arrive(sender=person.email, to=to)
    assert received.state == State.WAITING
    assert not type(person).objects.filter(email="half.done@example.org").exists()

    room.outcome = None
    ReceivedLetter.objects.update(due_at=now())
    assert sort_waiting_letters() == 1
    received.refresh_from_db()
    assert received.state == State.POSTED


def test_a_letter_that_fails_again_and_again_is_held(room, person, to):
    room.outcome = lambda letter: 1 / 0
    received = arrive(sender=person.email, to=to)
    for _ in PAUSES:
        assert received.state == State.WAITING
        ReceivedLetter.objects.update(due_at=now())
        received = sort_letter(received)

    assert (received.state, received.reason) == (State.HELD, Reason.FAILED)
    assert "ZeroDivisionError" in received.why


def test_one_word_is_an_order_where_the_room_knows_it_and_else_gets_help(room, person, to):
    arrive(sender=person.email, to=to, text="Désabonner\n")
    assert room.letters[0].command == Command.LEAVE

    received = arrive(sender=person.email, to=to, text="help")
    assert (received.state, received.reason) == (State.ANSWERED, Reason.HELP)
    assert "Discussions" in Letter.objects.get().text


def test_an_automatic_answer_is_recognised_and_nobody_is_written_to(room, person, to):
    received = arrive(sender=person.email, to=to, auto_submitted="auto-replied")

    assert (received.state, received.reason) == (State.AUTOMATIC, Reason.AUTO_REPLY)
    assert room.letters == []
    assert not Letter.objects.exists()


def test_a_gateway_that_names_a_file_anew_makes_no_second_post(room, person, to):
    raw = a_letter(sender=person.email, to=to, files=[("count.csv", b"a;b")])
    arrive(raw=raw, to=to)

    again = arrive(raw=raw.replace(b"count.csv", b"count-1.csv"), to=to)

    assert again.reason == Reason.REPEAT
    assert len(room.letters) == 1
