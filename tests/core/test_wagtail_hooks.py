from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from whimbrel.core.mail.sending import deliver_due_letters
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import DeliveryAttempt, JournalEntry, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def write(subject="Your code", **words):
    return write_letter(
        to=Recipient(address="focal.point@example.org"),
        kind="sign_in",
        subject=subject,
        **{"text": "The code is 123"} | words,
    )


def inspected(client, letter):
    answer = client.get(reverse("desk_letter:inspect", args=[letter.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def press(client, letter, deed):
    return client.post(reverse("desk_letter_deed", args=[letter.pk, deed]))


def test_the_secretariat_sees_what_was_written_to_whom_and_what_became_of_it(client, secretariat):
    letter = write()

    page = client.get(reverse("desk_letter:index")).content.decode()

    assert "Your code" in page
    assert "focal.point@example.org" in page
    assert "Codes and links to sign in" in page
    assert reverse("desk_letter:inspect", args=[letter.pk]) in page


def test_a_list_of_letters_takes_as_many_questions_for_three_as_for_one(
    client, secretariat, django_assert_num_queries
):
    client.get(reverse("desk_letter:index"))
    for many in (1, 3):
        while Letter.objects.count() < many:
            write()
        with django_assert_num_queries(12):
            client.get(reverse("desk_letter:index"))


def test_letters_are_found_by_what_became_of_them(client, secretariat):
    write("Sent letter")
    deliver_due_letters()
    write("Waiting letter")
    doubtful = write("Doubtful letter")
    Letter.objects.filter(pk=doubtful.pk).update(handed_over_at=now() - timedelta(minutes=11))

    def found(fate):
        page = client.get(reverse("desk_letter:index"), {"fate": fate}).content.decode()
        return [word for word in ("Sent", "Waiting", "Doubtful") if f"{word} letter" in page]

    assert found("sent") == ["Sent"]
    assert found("waiting") == ["Waiting"]
    assert found("in_doubt") == ["Doubtful"]
    assert found("on_its_way") == found("held") == found("failed") == found("bounced") == []


def test_a_letter_is_shown_with_its_text_and_what_the_server_said(client, secretariat):
    letter = write()
    DeliveryAttempt.objects.create(letter=letter, outcome="deferred", why="450 come again")

    words = inspected(client, letter).get_text(" ", strip=True)

    assert "The code is 123" in words
    assert "450 come again" in words


def test_a_text_that_opens_an_account_is_shown_to_nobody(client, secretariat, settings):
    letter = write(is_confidential=True)
    assert "The code is 123" not in inspected(client, letter).get_text()

    settings.DEMO = True
    assert "The code is 123" in inspected(client, letter).get_text()


def test_a_letter_is_held_back_released_and_sent_again_by_buttons(client, secretariat):
    letter = write()

    def buttons():
        return [button.get_text() for button in inspected(client, letter).select("form button")]

    assert buttons() == ["Hold it back"]
    press(client, letter, "hold")
    assert buttons() == ["Let it leave"]
    press(client, letter, "release")
    Letter.objects.update(handed_over_at=now() - timedelta(minutes=11))
    assert buttons() == ["Send it again", "It has arrived"]
    press(client, letter, "send-again")

    assert deliver_due_letters() == 1
    verbs = JournalEntry.objects.filter(actor=secretariat).order_by("pk")
    assert [entry.verb for entry in verbs] == ["held back", "released", "sent again"]


def test_a_button_pressed_too_late_changes_nothing_and_says_so(client, secretariat):
    letter = write()
    deliver_due_letters()

    answer = client.post(reverse("desk_letter_deed", args=[letter.pk, "hold"]), follow=True)

    assert "the letter has moved on since" in answer.content.decode()
    letter.refresh_from_db()
    assert letter.held_at is None


def test_a_look_holds_nothing_back(client, secretariat):
    letter = write()

    assert client.get(reverse("desk_letter_deed", args=[letter.pk, "hold"])).status_code == 405
    assert press(client, letter, "burn").status_code == 404


@pytest.mark.parametrize("who", ["a focal point", "nobody"])
def test_only_who_works_at_the_desk_sees_letters_or_decides_on_them(client, settings, who):
    settings.SECOND_FACTOR_REQUIRED = False
    letter = write()
    if who == "a focal point":
        client.force_login(UserFactory())

    for answer in (
        client.get(reverse("desk_letter:index")),
        client.get(reverse("desk_letter:inspect", args=[letter.pk])),
        press(client, letter, "hold"),
    ):
        assert answer.status_code in (302, 403)
    letter.refresh_from_db()
    assert letter.held_at is None


def test_nobody_writes_or_changes_a_letter_by_hand(client, secretariat):
    for name in ("add", "edit", "delete"):
        with pytest.raises(NoReverseMatch):
            reverse(f"desk_letter:{name}")
