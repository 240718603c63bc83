"""A Party proposes wording by e-mail, from the first letter to the words in the Manual."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.inbox import an_inbound, arrive
from tests.factories.manual import body, edit, make_article
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.outcomes import Answered, Held
from whimbrel.core.models import Letter, ReceivedLetter
from whimbrel.manual.actions.consultations import close_consultation, open_consultation
from whimbrel.manual.inbox import comments, wording
from whimbrel.manual.models import Comment, Paragraph, Proposal, Version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def article(db):
    return make_article(pieces=body(deadline="Send it 60 days before."))


@pytest.fixture
def paragraph(article):
    return Paragraph.objects.get(article=article)


@pytest.fixture
def member():
    return DesignationFactory(country__name_en="Kenya").person


def to_paragraph(paragraph, person, **words):
    return wording(an_inbound(person=person, kind="wording", payload=str(paragraph.pk), **words))


def test_a_party_proposes_wording_by_e_mail(client, settings, member, article):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(member)
    client.post("/en/manual/articles/credentials/p-deadline/by-email/")
    asked = Letter.objects.get(kind="wording_asked")
    assert "Send it 60 days before." in asked.text
    client.logout()

    received = arrive(
        to=asked.reply_to,
        sender=member.email,
        text="Send it 150 days before.\n\nOn 1 March you wrote:\n> Send it 60 days before.\n",
    )

    assert received.state == ReceivedLetter.State.ANSWERED
    proposal = Proposal.objects.get()
    assert (proposal.words, proposal.channel) == ("Send it 150 days before.", "email")

    client.force_login(seated(display_name="Secretariat"))
    address = f"/en/manual/proposals/{proposal.pk}/"
    shown = client.get(address, HTTP_ACCEPT_ENCODING="identity").content.decode()
    assert "<del>60</del><ins>150</ins>" in shown
    client.post(address, {"words": proposal.words, "publish": "yes"})

    assert Version.objects.standing().get().piece("p-deadline")["html"] == (
        "<p>Send it 150 days before.</p>"
    )
    told = Letter.objects.get(kind="proposal_settled")
    assert (told.recipient, told.subject) == (
        member,
        "Your words were taken: “Credentials”",
    )


def test_a_letter_tried_again_proposes_once(member, paragraph):
    to_paragraph(paragraph, member, received=7)
    to_paragraph(paragraph, member, received=7)

    assert Proposal.objects.count() == 1


def test_a_letter_that_may_be_forged_waits_for_somebody(member, paragraph):
    outcome = to_paragraph(paragraph, member, is_proven=False)

    assert isinstance(outcome, Held)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("text", ["", "Send it 60 days before."])
def test_a_letter_without_words_of_one_s_own_is_answered_and_proposes_nothing(
    member, paragraph, text
):
    outcome = to_paragraph(paragraph, member, text=text)

    assert isinstance(outcome, Answered)
    assert not Proposal.objects.exists()


def test_who_has_left_office_is_told_so(member, paragraph):
    member.designations.update(ends_on="2020-01-01", starts_on="2019-01-01")

    assert isinstance(to_paragraph(paragraph, member), Answered)
    assert not Proposal.objects.exists()


def test_a_paragraph_that_is_gone_is_told_so(member, paragraph, article):
    edit(article, body=body(other="Other."))

    assert isinstance(to_paragraph(paragraph, member), Answered)
    assert not Proposal.objects.exists()


def test_the_address_made_for_one_member_is_no_other_s(member, paragraph):
    other = DesignationFactory().person

    received = arrive(
        to=reply_address("wording", paragraph.pk, member.pk),
        sender=other.email,
        text="Send it 10 days before.",
    )

    assert received.state == ReceivedLetter.State.HELD
    assert not Proposal.objects.exists()


@pytest.fixture
def consultation(article, member):
    draft = article.get_latest_revision_as_object()
    draft.body = body(deadline="Send it 150 days before.", copy="Bring a copy.")
    draft.save_revision()
    return open_consultation(
        article=article,
        question="Is 150 right?",
        closes_on=localdate() + timedelta(days=10),
        by=seated(display_name="Secretariat"),
        at=now(),
    )


def said():
    return list(Comment.objects.order_by("pk").values_list("piece_key", "words"))


def test_a_party_comments_on_a_draft_by_e_mail_paragraph_by_paragraph(consultation, member):
    asked = Letter.objects.get(kind="consultation_opened")
    assert asked.recipient == member
    assert "1. Send it 150 days before." in asked.text

    received = arrive(
        to=asked.reply_to,
        sender=member.email,
        text=(
            "We thank the Secretariat.\n\n1: Too long.\nSixty is enough.\n\n§ 2 - Two copies.\n\n"
            "On 1 March you wrote:\n> 1. Send it 150 days before.\n"
        ),
    )

    assert received.state == ReceivedLetter.State.ANSWERED
    assert said() == [
        ("", "We thank the Secretariat."),
        ("p-deadline", "Too long.\nSixty is enough."),
        ("p-copy", "Two copies."),
    ]
    assert Comment.objects.first().country.name_en == "Kenya"


def to_draft(consultation, person, **words):
    return comments(
        an_inbound(person=person, kind="comment", payload=str(consultation.pk), **words)
    )


def test_a_letter_that_is_taken_twice_makes_its_comments_once(consultation, member):
    letter = an_inbound(
        person=member, kind="comment", payload=str(consultation.pk), text="1: No.\n2: Yes."
    )
    comments(letter)
    comments(letter)

    assert said() == [("p-deadline", "No."), ("p-copy", "Yes.")]


def test_after_the_last_day_the_writer_is_told_that_it_is_too_late(consultation, member):
    close_consultation(consultation=consultation, at=now())

    outcome = to_draft(consultation, member, text="1: No.")

    assert isinstance(outcome, Answered)
    assert "is over" in outcome.text
    assert not Comment.objects.exists()


def test_a_comment_that_may_be_forged_is_looked_at_first(consultation, member):
    assert isinstance(to_draft(consultation, member, text="1: No.", is_proven=False), Held)
    assert not Comment.objects.exists()


def test_who_holds_no_office_comments_on_nothing_by_e_mail(consultation):
    outcome = to_draft(consultation, UserFactory(), text="1: No.")

    assert isinstance(outcome, Answered)
    assert not Comment.objects.exists()


def test_the_secretariat_s_own_people_get_no_letter_of_what_they_opened(consultation):
    assert Letter.objects.filter(kind="consultation_opened").count() == 1
