import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.community import NOON, SpaceFactory, conversing, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.moderation import move_thread
from whimbrel.community.actions.posts import change_post, remove_post, write_post
from whimbrel.community.models import MembershipRule
from whimbrel.community.search import circles, conversations, messages, posts
from whimbrel.core.search.registry import circle

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


def found(*wanted):
    return [entry.versions[0].text for entry in posts([str(one.pk) for one in wanted])]


def test_a_post_is_found_by_its_words_without_marks_and_under_its_thread(member):
    thread = threaded(by=member, title="Counting")
    post = write_post(thread=thread, by=member, words=words("We **counted**."))

    (entry,) = posts([str(post.pk)])

    assert (entry.versions[0].title, entry.versions[0].text) == ("Counting", "We counted.")
    assert entry.versions[0].url.endswith("?from=2#p2")


def test_what_is_held_or_taken_away_is_not_found(member):
    thread = threaded(by=member)
    post = thread.posts.get()
    held = write_post(thread=thread, by=UserFactory(), words=words("Buy"))
    assert found(held) == []

    remove_post(post=post, by=member, at=NOON)
    assert found(post) == []


def test_changed_words_are_found_as_they_are_now(member):
    post = threaded(by=member).posts.get()

    change_post(post=post, text="Better.", by=member, at=NOON)

    assert found(post) == ["Better."]


def test_a_post_belongs_to_the_circle_of_its_space_also_after_it_moved(member):
    thread, other = threaded(by=member), SpaceFactory()
    move_thread(thread=thread, to=other, by=member)

    (entry,) = posts([str(thread.posts.get().pk)])

    assert entry.circle == circle("space", other.pk)


def test_each_reader_stands_in_the_circles_of_the_spaces_they_may_read(member):
    public, members = SpaceFactory(), SpaceFactory(open_to="members")
    closed, ours = SpaceFactory(open_to="closed"), SpaceFactory(open_to="closed")
    MembershipRule.objects.create(space=ours, country=member.designations.get().country)

    def of(*spaces):
        return {circle("space", one.pk) for one in spaces}

    assert circles(AnonymousUser()) == of(public)
    assert circles(member) == of(public, members, ours)
    assert not circles(member) & of(closed)


def test_a_private_message_is_found_by_those_in_the_conversation_and_nobody_else(member):
    other, stranger = DesignationFactory().person, DesignationFactory().person
    conversation = conversing(member, other, text="Come in May.")

    (entry,) = messages([str(conversation.messages.get().pk)])

    assert entry.versions[0].text == "Come in May."
    assert [entry.circle in conversations(one) for one in (member, other, stranger)] == [
        True, True, False,
    ]  # fmt: skip
    assert conversations(AnonymousUser()) == set()
