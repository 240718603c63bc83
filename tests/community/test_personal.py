import pytest

from tests.factories.community import NOON, conversing, threaded
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import change_post
from whimbrel.community.models import PostRevision, Subscription
from whimbrel.community.personal import (
    forget,
    kept_by,
    messages_of,
    posts_of,
    unname_messages,
    unname_posts,
)
from whimbrel.community.queries.messages import conversations_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return DesignationFactory(person__display_name="A. Person").person


def test_a_person_is_given_their_own_words(person):
    threaded(by=person, title="Counting")

    assert [row["Thread"] for row in posts_of(person)] == ["Counting"]


def test_words_stay_under_the_office_and_the_name_is_gone_everywhere(person):
    thread = threaded(by=person)
    change_post(post=thread.posts.get(), text="Better.", by=person, at=NOON)

    unname_posts(person, kept_as="former focal point, Kenya")

    thread.refresh_from_db()
    post = thread.posts.get()
    assert (post.words, post.author_name) == ("Better.", "former focal point, Kenya")
    assert thread.last_author == "former focal point, Kenya"
    assert not PostRevision.objects.exists()


def test_what_a_person_kept_for_themselves_is_given_out_and_goes(person):
    Subscription.objects.create(person=person, space=threaded(by=person).space, often="each")
    assert len(kept_by(person)) == 1

    forget(person, kept_as="")

    assert kept_by(person) == []


def test_private_messages_are_given_out_to_their_author_only_and_keep_no_name(person):
    other = DesignationFactory().person
    conversation = conversing(person, other, text="Come in May.")

    assert [row["In words"] for row in messages_of(person)] == ["Come in May."]
    assert messages_of(other) == []

    unname_messages(person, kept_as="former focal point, Kenya")

    message = conversation.messages.get()
    assert (message.words, message.author_name) == ("Come in May.", "former focal point, Kenya")
    assert not conversations_of(person.pk).exists()
    assert conversations_of(other.pk).exists()
