from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded, words
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import write_post
from whimbrel.community.models import Membership, Post
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def thread(member):
    return threaded(SpaceFactory(), member)


@pytest.fixture
def guest(thread):
    """Was let in, holds no office, and has written once."""
    person = UserFactory()
    Membership.objects.create(
        space=thread.space, person=person, joined_at=now() - timedelta(days=1)
    )
    write_post(thread=thread, by=person, words=words("Hello"))
    Post.objects.filter(author=person).update(held_at=None, written_at=now() - timedelta(days=9))
    return person


def send(client, thread, **given):
    usual = {"words": "My answer.", "language": "en", "key": "k1"}
    return client.post(reverse("community:post_new", args=[thread.pk]), usual | given)


def write_many(thread, person, number):
    for n in range(number):
        write_post(thread=thread, by=person, words=words(f"Number {n}"))


def test_after_thirty_posts_within_an_hour_the_words_stay_in_the_form(client, thread, member):
    write_many(thread, member, 30)
    client.force_login(member)

    answer = send(client, thread)

    assert answer.status_code == 429
    assert "Your words stay here" in answer.content.decode()
    assert "My answer." in answer.content.decode()
    assert not Post.objects.filter(key="k1").exists()

    Post.objects.update(written_at=now() - timedelta(hours=2))
    assert send(client, thread).status_code == 302


def test_what_was_taken_already_is_never_too_much(client, thread, member):
    client.force_login(member)
    send(client, thread)
    write_many(thread, member, 30)

    assert send(client, thread).status_code == 302
    assert Post.objects.filter(key="k1").count() == 1


def test_who_keeps_order_writes_as_much_as_they_must(client, thread, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    keeper = seated(Role.MODERATOR)
    write_many(thread, keeper, 31)
    client.force_login(keeper)

    assert send(client, thread).status_code == 302


def test_the_same_holds_for_a_new_thread(client, thread, member):
    write_many(thread, member, 30)
    client.force_login(member)

    answer = client.post(
        reverse("community:thread_new", args=[thread.space.slug]),
        {"kind": "question", "title": "T", "words": "My words.", "language": "en", "key": "k2"},
    )

    assert answer.status_code == 429
    assert "My words." in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"website": "https://example.org"}, "trap"),
        ({"shown_at": ""}, "trap"),
    ],
)
def test_what_a_machine_seems_to_have_filled_in_waits_and_is_not_lost(
    client, thread, guest, given, why
):
    client.force_login(guest)

    answer = send(client, thread, **given)

    assert answer.status_code == 302
    post = Post.objects.get(key="k1")
    assert (post.held_because, post.words) == (why, "My answer.")


def test_an_official_falls_into_no_trap(client, thread, member):
    client.force_login(member)

    send(client, thread, website="https://example.org")

    assert Post.objects.get(key="k1").held_at is None


def test_many_links_of_somebody_new_wait_and_the_moderator_reads_why(
    client, thread, guest, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    links = " ".join(f"https://example.org/{n}" for n in range(3))
    write_post(thread=thread, by=guest, words=words(links))

    client.force_login(seated(Role.MODERATOR))
    page = client.get(reverse("community:queue")).content.decode()

    assert "many links of somebody new" in page


def test_what_is_pasted_from_word_is_cleaned_and_kept_nowhere(client, member):
    client.force_login(member)

    answer = client.post(
        reverse("community:paste_clean"),
        {"html": "<p class=MsoNormal><b>Dear</b> all<o:p></o:p></p>"},
    )

    assert answer.json() == {"words": "**Dear** all"}


def test_the_html_of_word_that_was_sent_as_words_is_cleaned_too(client, thread, member):
    client.force_login(member)

    send(client, thread, words="<p class=MsoNormal><b>Dear</b> all<o:p></o:p></p>")

    assert Post.objects.get(key="k1").words == "**Dear** all"
