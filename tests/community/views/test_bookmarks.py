from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.community import SpaceFactory, threaded
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import Bookmark, Space

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def post(member):
    return threaded(SpaceFactory(), member, title="Counting").posts.get()


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def test_a_post_is_kept_with_a_note_and_a_day_and_found_again(client, member, post):
    day = localdate() + timedelta(days=3)
    client.force_login(member)

    client.post(at("post_keep", post.pk), {"note": "For the report", "remind_on": day})

    page = client.get(at("bookmark_list")).content.decode()
    assert "Counting" in page
    assert "For the report" in page
    assert "?from=1#p1" in page


def test_a_day_that_is_over_is_refused_and_the_note_stays_in_the_form(client, member, post):
    client.force_login(member)

    answer = client.post(
        at("post_keep", post.pk), {"note": "For the report", "remind_on": "2020-01-01"}
    )

    assert answer.status_code == 422
    assert "This day is over" in answer.content.decode()
    assert "For the report" in answer.content.decode()


def test_it_is_dropped_by_one_press(client, member, post):
    Bookmark.objects.create(person=member, post=post)
    client.force_login(member)

    client.post(at("post_keep", post.pk), {"drop": "1"})

    assert not Bookmark.objects.exists()


def test_nobody_sees_what_others_keep_or_what_they_may_no_longer_read(client, member, post):
    Bookmark.objects.create(person=member, post=post, note="Mine")
    client.force_login(DesignationFactory().person)
    assert "Mine" not in client.get(at("bookmark_list")).content.decode()

    Space.objects.update(open_to="closed")
    client.force_login(member)
    assert "Mine" not in client.get(at("bookmark_list")).content.decode()
    assert client.get(at("post_keep", post.pk)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_three(
    client, member, number, django_assert_num_queries
):
    for _ in range(number):
        Bookmark.objects.create(person=member, post=threaded(by=member).posts.get())
    client.force_login(member)

    with django_assert_num_queries(7):
        client.get(at("bookmark_list"))
