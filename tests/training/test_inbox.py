import re
from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.timezone import localdate, now

from tests.factories.inbox import arrive
from tests.factories.learning import CompetenceFactory, a_participant, an_assessment
from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory, WorkshopFactory, standing
from tests.factories.treaties import DesignationFactory, MeetingFactory
from whimbrel.core.models import Letter, ReceivedLetter
from whimbrel.training.actions.evaluation import request_evaluations
from whimbrel.training.actions.follow_up import ask_whether_used
from whimbrel.training.actions.needs import ask
from whimbrel.training.emails.places import write_offer
from whimbrel.training.models import CascadeEvent, FilledForm, FollowUp, NeedsRating, Status

pytestmark = pytest.mark.django_db
State = ReceivedLetter.State


@pytest.fixture(autouse=True)
def mail_in(settings):
    settings.MAIL_IN = "reply@in.example.org"


@pytest.fixture
def person():
    return UserFactory(email="focal.point@example.org", display_name="Focal point, Kenya")


@pytest.fixture
def letter(person):
    """The letter that asks what the person would like to learn."""
    DesignationFactory(person=person)
    one, two = CompetenceFactory(code="negotiation"), CompetenceFactory(code="listing")
    assessment = an_assessment(one, two)
    ask(assessment=assessment, at=assessment.opened_at)
    return Letter.objects.get(kind="needs")


def reply(letter, text, sender="focal.point@example.org", **more):
    return arrive(sender=sender, to=letter.reply_to, text=text, **more)


def last_answer():
    return Letter.objects.filter(kind="inbox_answer").latest("pk").text


def test_a_line_for_each_number_answers_the_survey(letter):
    received = reply(letter, "1: 2 4\n2) 3, 3\n\nOn 3 March we wrote:\n> 1. Negotiating\n")

    assert received.state == State.ANSWERED
    assert "2 answers are kept" in last_answer()
    assert list(
        NeedsRating.objects.order_by("competence__position").values_list("level", "needed")
    ) == [
        (2, 4),
        (3, 3),
    ]


def test_what_could_not_be_read_is_asked_for_once_more(letter):
    reply(letter, "1: 2 4\n2: 3 9")

    assert "1 answer is kept" in last_answer()
    assert "2: 3 9" in last_answer()


def test_a_letter_without_an_answer_changes_nothing(letter):
    reply(letter, "I will answer next week.")

    assert "We found no answer" in last_answer()
    assert not NeedsRating.objects.exists()


def test_the_sheet_may_come_as_an_attachment(letter):
    sheet = b"competence,name,level,needed\nlisting,,1,5\n"

    reply(letter, "Here it is.", files=[("needs.csv", sheet)])

    assert NeedsRating.objects.get().competence.code == "listing"


def test_a_sheet_with_a_mistake_is_answered_with_what_to_mend(letter):
    reply(letter, "Here.", files=[("needs.csv", b"competence,name,level,needed\nlisting,,1,7\n")])

    assert "Line 2" in last_answer()
    assert not NeedsRating.objects.exists()


def test_a_reply_from_somebody_else_is_held(letter):
    UserFactory(email="other@example.org")

    assert reply(letter, "1: 2 4", sender="other@example.org").state == State.HELD
    assert not NeedsRating.objects.exists()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_letter_goes_out_with_every_number_in_any_language(language, person):
    person.language = language
    person.save()
    DesignationFactory(person=person)
    assessment = an_assessment(CompetenceFactory(name_fr="Négocier", name_ar="التفاوض"))
    with translation.override("en"):
        ask(assessment=assessment, at=assessment.opened_at)

    text = Letter.objects.get(kind="needs").text
    assert ("1. Négocier" in text) or ("1. التفاوض" in text)


def asked_to_confirm(places=1, **fields):
    """Somebody asked to confirm, and the letter that asks."""
    workshop = WorkshopFactory(places=places)
    one = standing(NomineeFactory(workshop=workshop, **fields), Status.SELECTED)
    return one, write_offer(registration=one, standing=one.status())


@pytest.mark.parametrize(
    ("said", "status"), [("Yes", "confirmed"), ("Oui.", "confirmed"), ("no", "declined")]
)
def test_somebody_without_an_account_answers_by_letter(said, status):
    one, letter = asked_to_confirm()

    received = reply(letter, said, one.email)

    assert received.state == State.ANSWERED
    assert one.status().status == status
    assert Letter.objects.filter(kind="inbox_answer", address=one.email).count() == 1


def test_somebody_with_an_account_answers_by_letter():
    person = UserFactory(email="office@ministry.example")
    one, letter = asked_to_confirm(person=person, email="")

    reply(letter, "yes", "office@ministry.example")

    assert one.status().status == "confirmed"


def test_a_letter_from_another_address_is_held_and_changes_nothing():
    one, letter = asked_to_confirm()

    received = reply(letter, "yes", "somebody.else@example.org")

    assert received.state == State.HELD
    assert one.status().status == "selected"


def test_a_letter_that_is_neither_yes_nor_no_is_held():
    one, letter = asked_to_confirm()

    received = reply(letter, "Can I come one day later?", one.email)

    assert received.state == State.HELD
    assert one.status().status == "selected"


def test_whoever_comes_too_late_for_the_last_place_reads_that_they_wait():
    one, letter = asked_to_confirm()
    standing(NomineeFactory(workshop=one.workshop), Status.CONFIRMED)

    reply(letter, "yes", one.email)

    assert one.status().status == "waiting"
    assert "waiting list" in Letter.objects.filter(kind="inbox_answer").get().text


def test_an_answer_to_what_is_no_longer_asked_changes_nothing():
    one, letter = asked_to_confirm()
    standing(one, Status.WITHDRAWN)

    reply(letter, "yes", one.email)

    assert one.status().status == "withdrawn"
    assert "Nothing was changed" in Letter.objects.filter(kind="inbox_answer").get().text


@pytest.fixture
def participant(person):
    """The person came to a workshop that ended yesterday, and was asked how it was."""
    today = localdate()
    workshop = WorkshopFactory(
        meeting=MeetingFactory(
            starts_on=today - timedelta(days=3), ends_on=today - timedelta(days=1)
        )
    )
    registration = a_participant(workshop, person=person)
    request_evaluations(workshop=workshop, at=now())
    return registration


def evaluation_letter():
    return Letter.objects.filter(kind="training").latest("pk")


def test_an_opinion_comes_by_numbers_and_is_kept_without_a_name(participant):
    said = "1: 5\n2: 4\n8: 5 fully\n9: The mock\nnegotiation\n11: train the rangers by 2100-12-31"

    received = reply(evaluation_letter(), said)

    assert received.state == State.ANSWERED
    form = FilledForm.objects.get()
    assert (form.channel, form.helped) == ("email", "The mock negotiation")
    assert sorted(form.ratings.values_list("question", "value")) == [
        ("learned", 4), ("overall", 5), ("relevant", 5),
    ]  # fmt: skip
    commitment = participant.commitments.get()
    assert (commitment.will, commitment.by.isoformat()) == ("train the rangers by", "2100-12-31")


def test_an_opinion_is_taken_once(participant):
    reply(evaluation_letter(), "1: 5")
    reply(evaluation_letter(), "1: 1")

    assert "You have answered already." in last_answer()
    assert FilledForm.objects.get().ratings.get().value == 5


def test_what_holds_no_figure_is_not_an_opinion(participant):
    reply(evaluation_letter(), "It was very good!")

    assert "We found no answer" in last_answer()


@pytest.fixture
def asked_whether_used(participant):
    ask_whether_used(workshop=participant.workshop, at=now())
    return Letter.objects.filter(kind="training").latest("pk")


@pytest.mark.parametrize(
    ("said", "used"),
    [
        ("Yes", "yes"),
        ("oui", "yes"),
        ("нет", "no"),
        ("Partly.\nIn our committee", "partly"),
        ("نعم\nفي لجنتنا", "yes"),
    ],
)
def test_one_word_says_whether_it_was_used(asked_whether_used, said, used):
    reply(asked_whether_used, said)

    follow_up = FollowUp.objects.get()
    assert (follow_up.used, follow_up.channel) == (used, "email")
    assert bool(follow_up.example) == ("\n" in said)


def test_any_other_word_changes_nothing(asked_whether_used):
    reply(asked_whether_used, "I am on leave.")

    assert FollowUp.objects.get().answered_at is None
    assert "Please answer with" in last_answer()


def cascade_address(letter):
    return re.search(r"reply\+cascade-\S+@in\.example\.org", letter.text)[0].rstrip(":")


def test_a_training_passed_on_is_told_in_five_lines(asked_whether_used):
    said = "1. 2024-03-05\n2. Kisumu\n3. 25 people\n4. 11\n5. Counting waders"

    arrive(sender="focal.point@example.org", to=cascade_address(asked_whether_used), text=said)

    event = CascadeEvent.objects.get()
    assert (event.place, event.people, event.women, event.topic) == (
        "Kisumu",
        25,
        11,
        "Counting waders",
    )
    assert "Recorded: Kisumu" in last_answer()
    arrive(
        sender="focal.point@example.org", to=cascade_address(asked_whether_used), text=f"{said}."
    )
    assert CascadeEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("1: 2100-03-05\n2: Kisumu\n3: 25", "Line 1"),
        ("1: 2024-03-05\n3: 25", "Line 2"),
        ("1: 2024-03-05\n2: Kisumu\n3: many", "Line 3"),
        ("1: 2024-03-05\n2: Kisumu\n3: 5\n4: 9", "Line 4"),
    ],
)
def test_a_line_that_cannot_be_is_named(asked_whether_used, said, wrong):
    arrive(sender="focal.point@example.org", to=cascade_address(asked_whether_used), text=said)

    assert wrong in last_answer()
    assert not CascadeEvent.objects.exists()
