import pytest

from tests.factories.people import UserFactory
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.actions import erase_person
from whimbrel.people.scrubbing import rewriter, scrub_letters


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kenya: CMS", "former member: CMS"),
        ("Kenya", "former member"),
        ("Kenyatta", "Kenyatta"),
        ("Parties: Kenya", "Parties: Kenya"),
        ("write to NFP@example.org soon", "write to former member soon"),
        ("Somebody <nfp@example.org>", "former member"),
        ("nfp.example.org", "nfp.example.org"),
        ("call 112", "call 112"),
    ],
)
def test_a_person_is_taken_out_of_a_text_and_nothing_else(text, left):
    person = UserFactory.build(email="nfp@example.org", display_name="Kenya", phone="112")

    assert rewriter(person, "former member")(text) == left


@pytest.mark.django_db
def test_a_letter_to_somebody_else_keeps_its_sense_and_loses_the_person():
    leaving = UserFactory(email="amina@example.org", display_name="Amina Diallo", phone="+22112345")
    letter = write_letter(
        to=Recipient("ministry@example.org"),
        kind="sign_in",
        subject="Your letter about Amina Diallo was taken",
        text="Amina Diallo, amina@example.org, is named.\nWrite to Amina Diallo.\n",
    )
    other = write_letter(
        to=Recipient("ministry@example.org"), kind="sign_in", subject="Aminata Diallo", text="x"
    )

    scrub_letters(leaving, kept_as="former focal point, Senegal")

    letter.refresh_from_db()
    other.refresh_from_db()
    assert letter.subject == "Your letter about former focal point, Senegal was taken"
    assert letter.text == (
        "former focal point, Senegal, former focal point, Senegal, is named.\n"
        "Write to former focal point, Senegal.\n"
    )
    assert other.subject == "Aminata Diallo"


@pytest.mark.django_db
def test_erasing_a_person_reaches_letters_that_others_got():
    leaving = UserFactory(display_name="Amina Diallo")
    write_letter(
        to=Recipient("ministry@example.org"), kind="sign_in", subject="About Amina Diallo", text="x"
    )
    write_letter(to=Recipient(leaving.email), kind="sign_in", subject="To Amina Diallo", text="x")

    erase_person(person=leaving, by=None, kept_as="former member")

    assert [one.subject for one in Letter.objects.all()] == ["About former member"]
