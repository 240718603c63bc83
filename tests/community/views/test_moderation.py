import pytest
from django.urls import reverse

from tests.factories.community import SpaceFactory, threaded, words
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import write_post
from whimbrel.community.models import Flag
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def moderator(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return seated(Role.MODERATOR)


@pytest.fixture
def held(member):
    return write_post(thread=threaded(by=member), by=UserFactory(), words=words("Cheap watches"))


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def test_a_moderator_finds_what_waits_and_decides(client, moderator, held):
    client.force_login(moderator)

    assert "Cheap watches" in client.get(at("queue")).content.decode()
    client.post(at("post_settle", held.pk), {"goes": "1"})

    held.refresh_from_db()
    assert held.removed_at
    assert "Nothing waits" in client.get(at("queue")).content.decode()


def test_members_keep_no_order(client, member, held):
    client.force_login(member)

    assert client.get(at("queue")).status_code == 403
    assert client.get(at("thread_order", held.thread_id)).status_code == 403
    assert client.post(at("post_settle", held.pk), {"stands": "1"}).status_code == 404


def test_a_moderator_finds_nothing_of_a_closed_space(client, moderator, member):
    thread = threaded(SpaceFactory(open_to="closed"), member)
    write_post(thread=thread, by=UserFactory(), words=words("Among ourselves"))
    client.force_login(moderator)

    assert "Among ourselves" not in client.get(at("queue")).content.decode()
    assert client.get(at("thread_order", thread.pk)).status_code == 404


def test_a_member_reports_a_post(client, member):
    post = threaded(by=member).posts.get()
    client.force_login(DesignationFactory().person)

    client.post(at("post_flag", post.pk), {"why": "It names a person."})

    assert Flag.objects.get().post == post


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deed": "split", "numbers": "2, x", "title": "T"}, "Write numbers only"),
        ({"deed": "split", "numbers": "9", "title": "T"}, "and not all of them"),
        ({"deed": "move"}, "This is needed for what you chose"),
        ({"deed": "merge", "thread": "999"}, "Select a valid choice"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused_in_words(client, moderator, member, given, said):
    thread = threaded(by=member, posts=2)
    client.force_login(moderator)

    answer = client.post(at("thread_order", thread.pk), given)

    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_costs_the_same_for_one_post_or_three(
    number, client, moderator, member, django_assert_num_queries
):
    thread = threaded(by=member)
    for _ in range(number):
        write_post(thread=thread, by=UserFactory(), words=words("Hello"))
    client.force_login(moderator)

    with django_assert_num_queries(9):
        client.get(at("queue"))


def test_the_old_address_of_a_merged_thread_leads_to_the_other(client, moderator, member):
    thread, into = threaded(by=member), threaded(by=member)
    client.force_login(moderator)

    client.post(at("thread_order", thread.pk), {"deed": "merge", "thread": into.pk})

    assert client.get(at("thread_detail", thread.pk))["Location"] == at("thread_detail", into.pk)
