from datetime import UTC, date, datetime

import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.core.mail.kinds import kind_of
from whimbrel.core.mail.rendering import mail_of
from whimbrel.core.mail.stopping import stop_kind
from whimbrel.core.models import Letter
from whimbrel.designations.actions.confirmations import ask
from whimbrel.designations.actions.invitations import invite
from whimbrel.designations.emails import write_ended, write_named, write_settled
from whimbrel.designations.models import DesignationLetter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def designation():
    return DesignationFactory(
        person=UserFactory(email="kenya@example.org", written_to="at_once"),
        country=CountryFactory(iso3="KEN", name_en="Kenya"),
        instrument=InstrumentFactory(code="CMS"),
        starts_on=date(2024, 1, 1),
    )


def settled(designation, **fields):
    letter = DesignationLetter.objects.create(
        country=designation.country, starts_on=date(2026, 1, 1), dated_on=date(2026, 1, 1),
        authority="Ministry", person_name="Deputy of the office", email="deputy@example.org",
        file="letter.pdf", received_from=designation.person, settled_at=AT, **fields,
    )  # fmt: skip
    return write_settled(letter=letter)


def written_unasked(designation):
    """One of each letter that answers nothing the person has done."""
    write_named(person=designation.person, designations=[designation])
    write_ended(designation=designation, today=AT.date())
    ask(designations=[designation], at=AT)
    invite(person=designation.person, at=AT, by=UserFactory())
    return list(Letter.objects.order_by("pk"))


def test_every_letter_that_answers_nothing_can_be_stopped_with_one_press(designation):
    letters = written_unasked(designation)

    heads = [mail_of(letter).extra_headers for letter in letters]
    assert [letter.kind for letter in letters] == [
        "designation",
        "designation",
        "yearly_question",
        "invitation",
    ]
    for head in heads:
        assert head["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/en/mail/stop/")
        assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [head["List-Id"] for head in heads] == [
        "<designation.127.0.0.1>",
        "<designation.127.0.0.1>",
        "<yearly-question.127.0.0.1>",
        "<invitation.127.0.0.1>",
    ]


def test_whoever_has_stopped_a_kind_is_not_written_to_about_it_and_still_about_the_rest(
    designation,
):
    stop_kind(person=designation.person, kind=kind_of("yearly_question"))

    letters = written_unasked(designation)

    assert [letter.kind for letter in letters] == ["designation", "designation", "invitation"]


def test_a_link_that_the_person_asked_for_cannot_be_refused(designation):
    stop_kind(person=designation.person, kind=kind_of("invitation"))

    invite(person=designation.person, at=AT)

    letter = Letter.objects.get()
    assert letter.is_answer
    assert "List-Unsubscribe" not in mail_of(letter).extra_headers


def test_being_named_and_the_end_lie_together_and_so_do_the_questions_of_all_years(designation):
    named, ended, question, _invitation = written_unasked(designation)
    designation.confirmations.update(confirmed_at=AT)
    ask(designations=[designation], at=AT.replace(year=2027))

    again = Letter.objects.order_by("pk").last()
    assert named.references == ended.references != ""
    assert question.references == again.references != named.references


def test_a_settled_letter_is_told_of_without_a_word_of_whom_it_names(designation):
    told = settled(designation, sent_back_because="The signature is missing.")

    assert told.subject == "Something waits for you"
    assert "/en/countries/KEN/room/" in told.text
    assert "Deputy" not in told.text
    assert "signature" not in told.text


def test_whoever_entered_the_letter_at_the_desk_is_not_told_what_they_did(designation):
    assert settled(designation, settled_by=designation.person) is None
