import pytest

from tests.factories.community import NOON, conversing, words
from tests.factories.people import UserFactory
from whimbrel.community.actions.messages import (
    TakesNoMessages,
    answer_conversation,
    begin_conversation,
    block_person,
    leave_conversation,
    lift_block,
    mute_conversation,
)
from whimbrel.community.models import Conversation, Message
from whimbrel.community.queries.messages import conversations_of, listed_for, unread_conversations
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return UserFactory(display_name="Kenya"), UserFactory(), UserFactory()


def answered(conversation, by, **given):
    return answer_conversation(
        conversation=conversation, by=by, words=words("Yes, gladly.", **given), at=NOON
    )


def test_a_message_goes_to_those_it_is_written_to_and_to_nobody_else(people):
    kenya, uganda, other = people

    conversation = conversing(kenya, uganda)

    assert list(conversations_of(uganda.pk)) == [conversation]
    assert not conversations_of(other.pk).exists()
    assert list(Letter.objects.values_list("recipient", flat=True)) == [uganda.pk]


def test_the_letter_is_closed_at_the_desk_and_its_subject_names_no_matter(people):
    kenya, uganda, _ = people

    conversing(kenya, uganda, subject="Our minister")

    letter = Letter.objects.get()
    assert letter.is_confidential
    assert letter.subject == "A message from Kenya"
    assert "Our minister" in letter.text
    assert "Can you come in May?" in letter.text


def test_what_is_sent_twice_is_written_once(people):
    kenya, uganda, _ = people
    for _ in range(2):
        begin_conversation(by=kenya, to=[uganda], subject="A", words=words(key="k"), at=NOON)
    conversation = Conversation.objects.get()
    for _ in range(2):
        answered(conversation, uganda, key="a")

    assert Message.objects.count() == 2


def test_everybody_has_their_own_count_of_what_is_new(people):
    kenya, uganda, senegal = people
    conversation = conversing(kenya, uganda, senegal)

    answered(conversation, uganda)

    assert [
        [one.unread for one in listed_for(person.pk, most=9)] for person in (kenya, uganda, senegal)
    ] == [[1], [0], [2]]
    assert unread_conversations(uganda.pk).count() == 0


def test_who_is_blocked_can_neither_begin_nor_answer_until_the_block_is_lifted(people):
    kenya, uganda, _ = people
    conversation = conversing(kenya, uganda)
    block_person(person=uganda, blocked=kenya, at=NOON)

    with pytest.raises(TakesNoMessages):
        conversing(kenya, uganda)
    with pytest.raises(TakesNoMessages):
        answered(conversation, kenya)
    assert Message.objects.count() == 1

    lift_block(person=uganda, blocked=kenya, at=NOON)
    answered(conversation, kenya)
    assert Message.objects.count() == 2


def test_in_a_group_the_others_go_on_and_the_blocked_one_writes_no_letters_to_who_blocked(people):
    kenya, uganda, senegal = people
    conversation = conversing(kenya, uganda, senegal)
    block_person(person=uganda, blocked=kenya, at=NOON)
    Letter.objects.all().delete()

    answered(conversation, kenya)

    assert list(Letter.objects.values_list("recipient", flat=True)) == [senegal.pk]


def test_a_silent_conversation_writes_no_letters_and_who_left_has_it_no_more(people):
    kenya, uganda, senegal = people
    conversation = conversing(kenya, uganda, senegal)
    mute_conversation(conversation=conversation, person=uganda, at=NOON)
    leave_conversation(conversation=conversation, person=senegal, at=NOON)
    Letter.objects.all().delete()

    answered(conversation, kenya)

    assert not Letter.objects.exists()
    assert conversations_of(uganda.pk).exists()
    assert not conversations_of(senegal.pk).exists()


def test_who_wants_no_letters_at_all_gets_none_and_finds_the_message_on_the_page(people):
    kenya, _, _ = people
    silent = UserFactory(written_to="never")

    conversing(kenya, silent)

    assert not Letter.objects.exists()
    assert unread_conversations(silent.pk).count() == 1
