from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.community.actions.test_drafting import a_draft
from tests.factories.community import SpaceFactory
from tests.factories.inbox import an_inbound, arrive
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.drafting_letters import tell_drafts
from whimbrel.community.inbox.drafting import draft as receive
from whimbrel.community.inbox.drafting import read_amendment
from whimbrel.community.models import Amendment, MembershipRule
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.outcomes import Answered, Held
from whimbrel.core.models import Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
TEXT = "Counts begin in January.\n\nResults are shared.\n\nThis ends in 2030."


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def space():
    space = SpaceFactory(name_en="Africa")
    MembershipRule.objects.create(space=space, role="nfp")
    return space


@pytest.fixture
def member():
    return DesignationFactory(role="nfp").person


@pytest.fixture
def text(space):
    return a_draft(space, text=TEXT, closes_at=now() + timedelta(days=9))


def send(text, person, words, **given):
    given = {"received_at": now(), "received": next(_numbers)} | given
    return receive(an_inbound(person=person, kind="draft", payload=str(text.pk), text=words, **given))  # fmt: skip


_numbers = iter(range(1, 10**6))


@pytest.mark.parametrize(
    ("words", "number", "kind", "said"),
    [
        ("2. Results are\nshared yearly.", 2, "replace", "Results are\nshared yearly."),
        ("Paragraph 2: New", 2, "replace", "New"),
        ("§ 2 New", 2, "replace", "New"),
        ("Пункт 2. Новое", 2, "replace", "Новое"),
        ("الفقرة ٢: نص", 2, "replace", "نص"),
        ("第2段: 新", 2, "replace", "新"),
        ("3+. One more", 3, "after", "One more"),
        ("3. delete", 3, "delete", ""),
        ("3. Supprimer.", 3, "delete", ""),
        ("3. Delete the year", 3, "replace", "Delete the year"),
    ],
)
def test_a_letter_says_which_paragraph_and_what_for_it(words, number, kind, said):
    read = read_amendment(words)

    assert (read.number, read.kind, read.words) == (number, kind, said)


@pytest.mark.parametrize("words", ["I agree with all of it.", "", "Delete 3", "20000. Words"])
def test_what_begins_with_no_number_says_nothing(words):
    assert read_amendment(words) is None


def test_the_text_is_sent_once_with_numbers_and_answered_with_other_words(text, member):
    tell_drafts(at=now())
    assert tell_drafts(at=now()) == 0
    letter = Letter.objects.get(recipient=member)
    assert "2. Results are shared." in letter.text

    received = arrive(sender=member.email, to=letter.reply_to, text="2. Results are public.\n")

    amendment = Amendment.objects.get()
    assert received.state == ReceivedLetter.State.ANSWERED
    assert (amendment.words, amendment.proposed_by) == ("Results are public.", member)
    assert amendment.paragraph.words == "Results are shared."
    assert "Results are public." in Letter.objects.latest("pk").text


def test_who_wants_nothing_of_the_space_and_who_is_outside_gets_no_text(text):
    UserFactory()

    assert tell_drafts(at=now()) == 0


def test_a_new_paragraph_and_one_taken_out(text, member):
    send(text, member, "1+. Every year.")
    send(text, member, "3. delete")

    assert list(Amendment.objects.values_list("kind", "paragraph__place")) == [
        ("after", 1),
        ("delete", 3),
    ]


def test_the_same_letter_twice_proposes_once(text, member):
    send(text, member, "2. Other words", received=7)
    send(text, member, "2. Other words", received=7)

    assert Amendment.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We like it.", "No paragraph of that number"),
        ("9. Words", "No paragraph of that number"),
        ("0. Words", "No paragraph of that number"),
        ("2. Results are shared.", "not other words"),
        ("2.", "not other words"),
    ],
)
def test_what_cannot_be_understood_is_answered_with_how_to_write_it(text, member, words, told):
    outcome = send(text, member, words)

    assert told in outcome.text
    assert "3. delete" in outcome.text
    assert not Amendment.objects.exists()


def test_the_paragraph_is_the_one_of_that_number_as_the_page_shows_it(text, member):
    text.paragraphs.filter(place=1).update(removed_at=now())

    send(text, member, "1. Results are public.")

    assert Amendment.objects.get().against == "Results are shared."


def test_what_comes_after_the_end_or_from_outside_changes_nothing(text, member):
    late = send(text, member, "2. Late", received_at=text.closes_at)
    other = send(text, UserFactory(), "2. From outside")

    assert "no more amendments" in late.text
    assert isinstance(other, Answered)
    assert not Amendment.objects.exists()


def test_a_letter_that_nobody_vouches_for_is_held(text, member):
    assert isinstance(send(text, member, "2. Forged", is_proven=False), Held)


def test_an_answer_to_another_person_s_letter_proposes_nothing(text, member):
    other = DesignationFactory(role="nfp").person
    to = reply_address("draft", text.pk, member.pk)

    arrive(sender=other.email, to=to, text="2. Forged")

    assert not Amendment.objects.filter(proposed_by=member).exists()
