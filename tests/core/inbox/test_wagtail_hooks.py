import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.inbox import arrive
from tests.factories.people import UserFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.sorting import sort_waiting_letters
from whimbrel.core.mail.trust import lose_trust
from whimbrel.core.models import JournalEntry, Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
State = ReceivedLetter.State


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.fixture
def held(room, person):
    """A letter from a second address of somebody else's, held."""
    other = UserFactory()
    return arrive(sender=person.email, to=reply_address("thread", 4711, other.pk))


def press(client, letter, deed, **form):
    return client.post(
        reverse("desk_received_letter_deed", args=[letter.pk, deed]), form, follow=True
    )


def test_the_list_says_where_each_letter_ended_and_why(client, secretariat, held):
    page = client.get(reverse("desk_receivedletter:index"), {"state": "held"}).content.decode()

    assert "Counting of waders (focal.point@example.org)" in page
    assert "the reply address was made for somebody else" in page
    empty = client.get(reverse("desk_receivedletter:index"), {"state": "posted"}).content.decode()
    assert "Counting of waders" not in empty


def test_the_list_takes_as_many_questions_for_three_as_for_one(
    client, secretariat, person, django_assert_num_queries
):
    client.get(reverse("desk_receivedletter:index"))
    for many in (1, 3):
        while ReceivedLetter.objects.count() < many:
            arrive(sender=person.email, to="reply@in.example.org")
        with django_assert_num_queries(11):
            client.get(reverse("desk_receivedletter:index"))


def test_a_letter_shows_what_was_written_and_can_be_taken_away_as_it_came(
    client, secretariat, held
):
    page = client.get(reverse("desk_receivedletter:inspect", args=[held.pk])).content.decode()
    original = client.get(reverse("desk_received_letter_original", args=[held.pk]))

    assert "We counted in January." in page
    assert original["Content-Type"] == "message/rfc822"
    with held.raw.open("rb") as file:
        assert original.content == file.read()


def test_what_is_private_is_shown_to_nobody_at_the_desk(
    client, secretariat, held, monkeypatch, room
):
    from whimbrel.core.inbox import addressees

    thread = addressees._addressees["thread"]
    monkeypatch.setitem(
        addressees._addressees, "thread", thread.__class__(**vars(thread) | {"is_private": True})
    )

    page = client.get(reverse("desk_receivedletter:inspect", args=[held.pk])).content.decode()

    assert "We counted in January." not in page
    assert client.get(reverse("desk_received_letter_original", args=[held.pk])).status_code == 302


def test_a_held_letter_is_let_in_and_then_posted(client, secretariat, held, room):
    press(client, held, "let-in")
    sort_waiting_letters()

    held.refresh_from_db()
    assert held.state == State.POSTED
    assert room.letters[0].is_released
    assert JournalEntry.objects.filter(actor=secretariat, verb="let letter in").exists()


def test_a_held_letter_goes_back_with_the_words_of_the_secretariat(client, secretariat, held):
    press(client, held, "send-back", because="Please write from your own address.")

    held.refresh_from_db()
    assert held.state == State.ANSWERED
    assert "Please write from your own address." in Letter.objects.order_by("-pk")[0].text


def test_a_held_letter_is_set_aside_and_nobody_is_answered(client, secretariat, held):
    before = Letter.objects.count()

    press(client, held, "set-aside")

    held.refresh_from_db()
    assert (held.state, held.reason) == (State.AUTOMATIC, ReceivedLetter.Reason.UNWANTED)
    assert Letter.objects.count() == before


def test_who_comes_second_is_told_that_the_letter_has_moved_on(client, secretariat, held):
    press(client, held, "set-aside")

    answer = press(client, held, "send-back", because="No.")

    assert "the letter has moved on since" in answer.content.decode()


def test_a_held_letter_waits_on_the_desk_of_the_secretariat(held):
    from whimbrel.core.inbox.needs import held_letters

    (need,) = held_letters(None)
    assert need.text == "1 letter that came by e-mail is held for you"


def test_an_address_that_sends_letters_back_can_be_written_to_again(client, secretariat):
    for _ in range(2):
        address = lose_trust(address="gone@example.org", why="550 5.1.1 no such user")
    assert address.stopped_at

    client.post(reverse("desk_mail_address_resume", args=[address.pk]))

    address.refresh_from_db()
    assert (address.score, address.stopped_at) == (10, None)
