import re

import pytest
from django.utils.timezone import now

from tests.factories.inbox import arrive
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import Letter, ReceivedLetter
from whimbrel.designations.actions.confirmations import ask

pytestmark = pytest.mark.django_db
State = ReceivedLetter.State


@pytest.fixture(autouse=True)
def mail_in(settings):
    settings.MAIL_IN = "reply@in.example.org"


@pytest.fixture
def person():
    return UserFactory(email="focal.point@example.org", display_name="Focal point, Kenya")


@pytest.fixture
def asked(person):
    """What was asked, and the letter that asks."""
    ask(designations=[DesignationFactory(person=person)], at=now())
    confirmation = person.designations.get().confirmations.get()
    return confirmation, Letter.objects.get(kind="yearly_question")


def reply(asked, text, sender="focal.point@example.org"):
    confirmation, question = asked
    received = arrive(sender=sender, to=question.reply_to, text=text)
    confirmation.refresh_from_db()
    return received


def last_answer():
    return Letter.objects.filter(kind="inbox_answer").latest("pk").text


def test_the_letter_says_that_it_can_be_answered_in_words(asked):
    assert re.match(r"reply\+confirm-\d+-\d+-[a-z2-7]{16}@in\.example\.org", asked[1].reply_to)
    assert "Or just reply" in asked[1].text


@pytest.mark.parametrize(
    "yes", ["Yes", "oui.", "Sí", "نعم", "Да!", "Sim", "是的", "All is right", "Je confirme."]
)
def test_yes_in_any_language_confirms(asked, yes):
    received = reply(
        asked,
        f"{yes}\n\nOn 3 March 2026 the Secretariat <whimbrel@localhost> wrote:\n> Is this right?\n",
    )

    assert received.state == State.ANSWERED
    assert received.outcome == asked[0]
    assert asked[0].confirmed_at is not None
    assert asked[0].correction == ""
    assert "all is still right" in last_answer()


def test_other_words_are_a_correction_for_the_secretariat(asked):
    reply(asked, "Yes, but my telephone is +254 20 111 111 now.\n\nKind regards\n")

    assert asked[0].correction == "Yes, but my telephone is +254 20 111 111 now."
    assert "will enter what you wrote" in last_answer()


def test_a_bare_no_is_asked_what_is_wrong(asked):
    reply(asked, "Non")

    assert asked[0].confirmed_at is None
    assert "What is not right?" in last_answer()


def test_nobody_answers_for_somebody_else(asked):
    UserFactory(email="other@example.org")

    received = reply(asked, "Yes", sender="other@example.org")

    assert received.state == State.HELD
    assert asked[0].confirmed_at is None
