import pytest

from tests.factories.community import NOON, SpaceFactory, conversing, threaded, words
from tests.factories.designations import seated
from tests.factories.inbox import an_inbound, arrive
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.circulars import send_circular
from whimbrel.community.actions.messages import block_person
from whimbrel.community.inbox.messages import circular, message, privately
from whimbrel.community.models import Conversation, ConversationMember
from whimbrel.community.queries.circulars import Asked
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.inbound import Attachment, Command
from whimbrel.core.inbox.outcomes import Answered, Posted
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def two():
    return DesignationFactory().person, DesignationFactory().person


def to(receive, record, person, **given):
    return receive(an_inbound(person=person, payload=str(record.pk), **given))


def test_an_answer_by_letter_stands_in_the_conversation_with_its_file(two):
    kenya, uganda = two
    conversation = conversing(kenya, uganda)
    file = Attachment("plan.pdf", "application/pdf", b"%PDF-")

    outcome = to(message, conversation, uganda, attachments=(file,))

    written = conversation.messages.get(number=2)
    assert outcome == Posted(written)
    assert (written.channel, written.files.get().name) == ("email", "plan.pdf")


def test_a_letter_from_who_is_not_in_it_is_answered_and_tells_nothing(two):
    conversation = conversing(*two, subject="Our minister")

    outcome = to(message, conversation, DesignationFactory().person)

    assert isinstance(outcome, Answered)
    assert "minister" not in outcome.text
    assert conversation.messages.count() == 1


@pytest.mark.parametrize(
    ("command", "is_muted"), [(Command.LEAVE, True), (Command.SUBSCRIBE, False)]
)
def test_one_word_stops_or_begins_the_letters_of_a_conversation(two, command, is_muted):
    conversation = conversing(*two)

    to(message, conversation, two[1], command=command, text=command)

    own = ConversationMember.objects.get(conversation=conversation, person=two[1])
    assert (own.muted_at is not None) is is_muted
    assert conversation.messages.count() == 1


def test_who_is_blocked_is_told_so_and_nothing_is_sent(two):
    conversation = conversing(*two)
    block_person(person=two[0], blocked=two[1], at=NOON)

    outcome = to(message, conversation, two[1])

    assert isinstance(outcome, Answered)
    assert conversation.messages.count() == 1


def test_the_answer_to_a_message_to_many_is_private_to_its_author(two):
    author = seated()
    region = two[0].designations.get().country.region
    sent = send_circular(by=author, asked=Asked(region=region), subject="A", words=words(), at=NOON)

    to(circular, sent, two[0])

    begun = Conversation.objects.get()
    assert begun.circular == sent
    assert set(begun.members.values_list("person", flat=True)) == {two[0].pk, author.pk}
    assert isinstance(to(circular, sent, two[1]), Answered)


def test_a_letter_to_the_private_address_of_a_post_reaches_its_author_alone(two):
    kenya, uganda = two
    thread = threaded(by=kenya)

    to(privately, thread.posts.get(), uganda, subject="Counting")

    begun = Conversation.objects.get()
    assert begun.subject == "Counting"
    assert set(begun.members.values_list("person", flat=True)) == {kenya.pk, uganda.pk}
    assert thread.posts.count() == 1


def test_nobody_writes_privately_about_a_post_they_cannot_read(two):
    closed = threaded(SpaceFactory(open_to="closed"), two[0])

    assert isinstance(to(privately, closed.posts.get(), two[1]), Answered)
    assert isinstance(to(privately, threaded(by=two[0]).posts.get(), UserFactory()), Answered)
    assert not Conversation.objects.exists()


def test_a_letter_goes_the_whole_way_and_the_desk_is_told_neither_words_nor_subject(two):
    kenya, uganda = two
    conversation = conversing(kenya, uganda)

    received = arrive(
        to=reply_address("message", conversation.pk, uganda.pk),
        sender=uganda.email,
        subject="Re: our minister",
        text="Yes, in May.",
    )

    assert received.state == ReceivedLetter.State.POSTED
    assert conversation.messages.get(number=2).words == "Yes, in May."
    received.refresh_from_db()
    assert received.subject == ""
