import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import remove_post, write_post
from whimbrel.community.queries import public_talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory(person__display_name="Focal point").person


def space_data(client, space, **asked):
    return client.get(reverse("community:space_data", args=[space.slug]), asked)


def thread_data(client, thread, **asked):
    return client.get(reverse("community:thread_data", args=[thread.pk]), asked)


def test_threads_and_posts_of_a_public_space_are_data_for_everybody(client, member):
    thread = threaded(by=member, posts=2, title="Counting")

    (found,) = space_data(client, thread.space).json()["threads"]
    assert (found["title"], found["posts"]) == ("Counting", 2)
    told = client.get(found["data"]).json()
    assert [one["number"] for one in told["posts"]] == [1, 2]
    assert told["posts"][0]["author"] == "Focal point"
    assert told["posts"][0]["country"] == member.designations.get().country.iso3


def test_no_address_stands_in_it(client, member):
    thread = threaded(by=member)

    assert member.email not in thread_data(client, thread).content.decode()


@pytest.mark.parametrize("given", [{"open_to": "members"}, {"open_to": "closed"}, {"is_confidential": True}])  # fmt: skip
def test_other_spaces_are_no_data_for_anybody(client, member, given):
    thread = threaded(SpaceFactory(**given), member)
    client.force_login(member)

    assert space_data(client, thread.space).status_code == 404
    assert thread_data(client, thread).status_code == 404


def test_what_is_held_or_taken_away_is_not_in_it(client, member):
    thread = threaded(by=member)
    write_post(thread=thread, by=UserFactory(), words=words("Held"))
    taken = write_post(thread=thread, by=member, words=words("Taken away"))
    remove_post(post=taken, by=member, at=now())

    assert [one["number"] for one in thread_data(client, thread).json()["posts"]] == [1]


def test_pages_follow_each_other_by_key_and_none_is_left_out(client, member, monkeypatch):
    monkeypatch.setattr(public_talk, "POSTS_AT_ONCE", 2)
    monkeypatch.setattr(public_talk, "THREADS_AT_ONCE", 1)
    space = SpaceFactory()
    thread = threaded(space, member, posts=3)
    threaded(space, member, title="Second")

    first = thread_data(client, thread).json()
    assert [one["number"] for one in client.get(first["next"]).json()["posts"]] == [3]
    assert client.get(first["next"]).json()["next"] is None
    listed = space_data(client, space).json()
    assert client.get(listed["next"]).json()["threads"][0]["title"] == "Second"


@pytest.mark.parametrize("after", ["-1", "x", "9" * 30, "٣"])
def test_what_is_no_number_is_no_page(client, member, after):
    assert thread_data(client, threaded(by=member), after=after).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_as_much_for_three_as_for_one(client, member, number, django_assert_num_queries):
    space = SpaceFactory()
    for _ in range(number):
        threaded(space, member)
    thread = threaded(space, member, posts=number)

    with django_assert_num_queries(3):
        public_talk.threads_as_data(space, after=0)
        public_talk.posts_as_data(thread, after=0)


def test_the_pages_lead_to_it(client, member):
    thread = threaded(by=member)
    space = reverse("community:space_data", args=[thread.space.slug])

    shown = client.get(reverse("community:space_detail", args=[thread.space.slug])).content
    assert space in shown.decode()
    shown = client.get(reverse("community:thread_detail", args=[thread.pk])).content
    assert reverse("community:thread_data", args=[thread.pk]) in shown.decode()
