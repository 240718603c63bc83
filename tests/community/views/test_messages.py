import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.community import NOON, conversing
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.messages import block_person
from whimbrel.community.models import Block, Conversation, Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def page_of(answer):
    return BeautifulSoup(answer.content, "html.parser")


@pytest.fixture
def two():
    return (
        DesignationFactory(person__display_name="Focal point, Kenya").person,
        DesignationFactory(person__display_name="Focal point, Uganda").person,
    )


def test_somebody_is_found_by_name_and_written_to_with_a_file(client, two):
    kenya, uganda = two
    client.force_login(kenya)
    found = page_of(client.get(at("conversation_new"), {"q": "Uganda"}))
    assert found.select_one(f"input[name=to][value='{uganda.pk}']")

    answer = client.post(
        at("conversation_new"),
        {
            "to": uganda.pk, "subject": "Counting", "words": "Shall we?", "language": "en",
            "key": "k", "file": SimpleUploadedFile("plan.pdf", b"%PDF-1.7"),
        },
    )  # fmt: skip

    conversation = Conversation.objects.get()
    assert answer["Location"] == at("conversation_detail", conversation.pk)
    file = Message.objects.get().files.get()
    assert client.get(at("message_file", file.pk)).status_code == 200
    client.force_login(seated())
    assert client.get(at("message_file", file.pk)).status_code == 404


def test_without_somebody_to_write_to_nothing_is_sent_and_the_words_stay(client, two):
    client.force_login(two[0])

    answer = client.post(
        at("conversation_new"), {"subject": "A", "words": "Kept", "language": "en", "key": "k"}
    )

    assert answer.status_code == 422
    assert page_of(answer).select_one("textarea").get_text().strip() == "Kept"
    assert not Conversation.objects.exists()


def test_who_holds_no_office_writes_to_nobody_and_may_answer(client, two):
    newcomer = UserFactory()
    conversation = conversing(two[0], newcomer)
    client.force_login(newcomer)

    assert client.get(at("conversation_new")).status_code == 403
    client.post(
        at("conversation_detail", conversation.pk), {"words": "Yes", "language": "en", "key": "k"}
    )
    assert conversation.messages.count() == 2


def test_only_those_in_it_see_a_conversation_and_the_secretariat_does_not(client, two):
    conversation = conversing(*two)
    for stranger in (DesignationFactory().person, seated(), seated("administrator")):
        client.force_login(stranger)
        assert client.get(at("conversation_detail", conversation.pk)).status_code == 404
        assert client.post(at("conversation_mute", conversation.pk)).status_code == 404
    client.force_login(two[1])
    assert (
        "Can you come in May?"
        in client.get(at("conversation_detail", conversation.pk)).content.decode()
    )


def test_reading_a_conversation_marks_it_as_read(client, two):
    conversation = conversing(*two)
    client.force_login(two[1])

    assert "1 new" in client.get(at("message_list")).content.decode()
    client.get(at("conversation_detail", conversation.pk))
    assert "1 new" not in client.get(at("message_list")).content.decode()


def test_words_to_who_takes_none_stay_in_the_form(client, two):
    conversation = conversing(*two)
    block_person(person=two[1], blocked=two[0], at=NOON)
    client.force_login(two[0])

    answer = client.post(
        at("conversation_detail", conversation.pk),
        {"words": "Please", "language": "en", "key": "k"},
    )

    assert answer.status_code == 422
    assert "takes no messages from you" in answer.content.decode()
    assert page_of(answer).select_one("textarea").get_text().strip() == "Please"


def test_blocking_and_taking_back(client, two):
    client.force_login(two[0])

    client.post(at("block_list"), {"person": two[1].pk})
    assert "Focal point, Uganda" in client.get(at("block_list")).content.decode()
    client.post(at("block_list"), {"person": two[1].pk, "lift": "1"})

    assert not Block.objects.filter(lifted_at=None).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_conversation_or_three(
    number, client, two, django_assert_num_queries
):
    for _ in range(number):
        conversing(*two)
    client.force_login(two[1])

    with django_assert_num_queries(10):
        client.get(at("message_list"))


@pytest.mark.parametrize("number", [1, 3])
def test_a_conversation_costs_the_same_for_one_message_or_three(
    number, client, two, django_assert_num_queries
):
    conversation = conversing(*two)
    client.force_login(two[1])
    for n in range(number - 1):
        client.post(
            at("conversation_detail", conversation.pk),
            {"words": "Yes", "language": "en", "key": f"k{n}"},
        )

    with django_assert_num_queries(14):
        client.get(at("conversation_detail", conversation.pk) + "?from=1")
