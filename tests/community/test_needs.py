from datetime import UTC, datetime

import pytest

from tests.factories.community import SpaceFactory, conversing, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.message_reports import report_message
from whimbrel.community.actions.moderation import raise_flag
from whimbrel.community.actions.posts import write_post
from whimbrel.community.models import Draft, ReadMark
from whimbrel.community.needs import drafts, flagged, held, message_reports, messages, unread

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def member():
    return DesignationFactory().person


def test_a_thread_read_once_comes_back_when_something_was_written(member):
    thread = threaded(by=DesignationFactory().person, posts=2)
    assert unread(member, AT) == []

    ReadMark.objects.create(person=member, thread=thread, number=1, read_at=AT)
    assert [need.text for need in unread(member, AT)] == [thread.title]

    ReadMark.objects.update(number=2)
    assert unread(member, AT) == []


def test_a_thread_of_a_space_that_was_closed_to_them_does_not_come_back(member):
    thread = threaded(SpaceFactory(open_to="closed"), DesignationFactory().person, posts=2)
    ReadMark.objects.create(person=member, thread=thread, number=1, read_at=AT)

    assert unread(member, AT) == []


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_thread_or_three(number, member, django_assert_num_queries):
    for _ in range(number):
        thread = threaded(by=DesignationFactory().person, posts=2)
        ReadMark.objects.create(person=member, thread=thread, number=1, read_at=AT)

    with django_assert_num_queries(5):
        assert len(unread(member, AT)) == number


def test_what_was_begun_is_on_the_desk(member):
    thread = threaded(by=member)
    Draft.objects.create(
        person=member, space=thread.space, thread=thread, words="Half", key="k", kept_at=AT
    )

    assert [need.text for need in drafts(member, AT)] == [thread.title]


def test_the_secretariat_sees_what_waits_for_a_moderator(member):
    assert held(AT) == flagged(AT) == []
    thread = threaded(by=member)
    write_post(thread=thread, by=UserFactory(), words=words("Hello"))
    raise_flag(post=thread.posts.get(number=1), by=member, why="Wrong", at=AT)

    assert [need.text for need in held(AT)] == ["1 post that waits for a moderator"]
    assert [need.text for need in flagged(AT)] == ["1 post that somebody reported"]


def test_what_two_write_to_each_other_waits_on_the_desk_of_who_has_not_read_it(member):
    other = DesignationFactory().person
    conversing(other, member, subject="In May")

    assert [need.text for need in messages(member, AT)] == ["In May"]
    assert messages(other, AT) == []


def test_a_reported_private_message_is_counted_for_the_secretariat(member):
    conversation = conversing(DesignationFactory().person, member)
    report_message(message=conversation.messages.get(), by=member, why="Rude", at=AT)

    assert [need.text for need in message_reports(AT)] == [
        "1 private message that somebody reported"
    ]
