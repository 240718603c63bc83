from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.community.actions.test_polls import member, voted
from tests.factories.community import SpaceFactory, a_poll, threaded
from whimbrel.community.models import MembershipRule, Poll, PollVote
from whimbrel.core.needs import person_needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def space():
    space = SpaceFactory()
    MembershipRule.objects.create(space=space, role="nfp")
    return space


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def typed(**fields):
    return {
        "question_en": "Which week suits you?", "options_en": "The first\nThe second",
        "closes_at": (now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M"), "key": "k1",
    } | fields  # fmt: skip


def test_a_member_asks_the_space_and_votes(client, space):
    person = member()
    client.force_login(person)

    answer = client.post(at("poll_new", space.slug), typed(), follow=True)
    poll = Poll.objects.get()
    assert "Which week suits you?" in answer.content.decode()
    answer = client.post(at("poll_detail", poll.pk), {"option": "2"}, follow=True)

    assert PollVote.objects.get().option.number == 2
    assert "Your vote is counted" in answer.content.decode()


def test_the_deadline_is_by_the_clock_of_whoever_writes_it(client, space):
    client.force_login(member(person__time_zone="Pacific/Fiji"))

    client.post(at("poll_new", space.slug), typed(closes_at="2099-12-01T12:00"))

    assert Poll.objects.get().closes_at.isoformat() == "2099-12-01T00:00:00+00:00"


def test_each_reader_sees_the_options_in_their_own_language(client, space):
    client.force_login(member())
    client.post(
        at("poll_new", space.slug),
        typed(question_fr="Quelle semaine ?", options_fr="La première\nLa seconde"),
    )

    page = client.get(f"/fr/community/polls/{Poll.objects.get().pk}/").content.decode()

    assert "Quelle semaine ?" in page
    assert "La seconde" in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"options_en": "One"}, "Give two options at least"),
        ({"question_fr": "Où ?", "options_fr": "Ici"}, "Give as many options"),
        ({"closes_at": "2020-01-01T00:00"}, "Choose a time that is still to come"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, space, fields, told):
    client.force_login(member())

    answer = client.post(at("poll_new", space.slug), typed(**fields))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "Which week suits you?" in page
    assert not Poll.objects.exists()


def test_a_secret_poll_shows_nobody_how_it_stands(client, space):
    poll = a_poll(space=space, is_secret=True)
    person = member()
    voted(poll, 1, person)
    client.force_login(person)

    page = client.get(at("poll_detail", poll.pk)).content.decode()

    assert "The result shows when the poll is closed" in page
    assert "Who voted how" not in page
    assert client.get(at("poll_download", poll.pk, "csv")).status_code == 404


def test_an_open_poll_shows_how_it_stands_and_is_taken_away(client, space):
    poll, person = a_poll(space=space), member()
    voted(poll, 1, person)
    client.force_login(person)

    page = client.get(at("poll_detail", poll.pk)).content.decode()

    assert "100 %" in page
    assert person.display_name in page
    table = client.get(at("poll_download", poll.pk, "csv")).content.decode("utf-8-sig")
    assert table.splitlines()[0] == "option,text,name,role,country,channel,voted_at"


def test_whoever_may_not_read_the_space_finds_no_poll(client, space):
    space.open_to = "closed"
    space.save()
    poll = a_poll(space=space)
    client.force_login(member(role="councillor"))

    assert client.get(at("poll_detail", poll.pk)).status_code == 404
    assert client.get(at("poll_download", poll.pk, "csv")).status_code == 404


def test_whoever_reads_and_does_not_belong_cannot_vote(client, space):
    poll = a_poll(space=space)
    client.force_login(member(role="councillor"))

    assert client.post(at("poll_detail", poll.pk), {"option": "1"}).status_code == 403
    assert client.get(at("poll_new", space.slug)).status_code == 403


def test_a_vote_after_the_deadline_is_refused_in_words(client, space):
    poll = a_poll(space=space)
    Poll.objects.update(closes_at=now() - timedelta(seconds=1))
    client.force_login(member())

    page = client.post(at("poll_detail", poll.pk), {"option": "1"}, follow=True).content.decode()

    assert "came too late" in page
    assert not PollVote.objects.exists()


def test_a_poll_of_a_thread_stands_under_it(client, space):
    person = member()
    thread = threaded(space, person)
    a_poll(space=space, thread=thread)
    client.force_login(person)

    page = client.get(at("thread_detail", thread.pk)).content.decode()

    assert "Where do we meet?" in page


def test_the_list_of_a_space_costs_the_same_with_one_poll_and_with_three(
    client, space, django_assert_num_queries
):
    client.force_login(member())
    a_poll(space=space)
    client.get(at("decision_list", space.slug))

    with django_assert_num_queries(QUERIES):
        client.get(at("decision_list", space.slug))
    a_poll(space=space)
    a_poll(space=space)
    with django_assert_num_queries(QUERIES):
        assert client.get(at("decision_list", space.slug)).content.decode().count("Where do") == 3


def test_a_missing_vote_waits_on_the_desk_until_it_is_given(space):
    poll, person = a_poll(space=space), member()

    waiting = [need.text for needs in person_needs(person, at=now()).values() for need in needs]
    voted(poll, 1, person)
    after = [need.text for needs in person_needs(person, at=now()).values() for need in needs]

    assert "Where do we meet?" in waiting
    assert "Where do we meet?" not in after


QUERIES = 11
