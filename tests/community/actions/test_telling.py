from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.community import SpaceFactory, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.community.actions.posts import write_post
from whimbrel.community.actions.telling import send_digests, tell_each
from whimbrel.community.models import Digest, MembershipRule, Subscription
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
# A Tuesday, nine in the morning by Greenwich.
TUESDAY = datetime(2026, 3, 3, 9, tzinfo=UTC)


@pytest.fixture
def kenya():
    return CountryFactory(name_en="Kenya")


@pytest.fixture
def author(kenya):
    return DesignationFactory(country=kenya).person


@pytest.fixture
def space(kenya):
    space = SpaceFactory(name_en="Waders", slug="waders")
    MembershipRule.objects.create(space=space, country=kenya)
    return space


@pytest.fixture
def reader(kenya):
    person = UserFactory(email="reader@example.org", language="fr", time_zone="UTC")
    return DesignationFactory(person=person, country=kenya, role="deputy").person


def wants(person, space, often):
    Subscription.objects.create(person=person, space=space, often=often)


def said(space, author, at, text="We counted in January."):
    return write_post(
        thread=threaded(space, author, title="Counting"),
        by=author,
        words=words(text, written_at=at),
    )


def letters_to(person):
    return list(Letter.objects.filter(recipient=person).order_by("pk"))


def test_who_wants_each_post_gets_it_and_can_answer_it(space, author, reader, settings):
    settings.MAIL_IN = "house@in.example.org"
    wants(reader, space, "each")
    post = said(space, author, TUESDAY)

    tell_each(at=TUESDAY)

    letter = letters_to(reader)[-1]
    assert letter.subject == "[Waders] Counting"
    assert "We counted in January." in letter.text
    assert letter.reply_to.startswith(f"house+thread-{post.thread_id}-{reader.pk}-")
    assert letter.list_id.startswith("<waders.community.")
    assert not letters_to(author)


def test_nobody_is_told_of_a_post_twice(space, author, reader):
    wants(reader, space, "each")
    said(space, author, TUESDAY)

    tell_each(at=TUESDAY)
    before = len(letters_to(reader))
    assert tell_each(at=TUESDAY) == 0
    assert len(letters_to(reader)) == before == 2


def test_a_post_that_waits_for_a_moderator_is_told_to_nobody(space, author, reader):
    wants(reader, space, "each")
    stranger = UserFactory()
    said(space, author, TUESDAY)
    tell_each(at=TUESDAY)
    before = len(letters_to(reader))

    write_post(thread=space.threads.first(), by=stranger, words=words("Buy!"))
    tell_each(at=TUESDAY)

    assert len(letters_to(reader)) == before


def test_of_a_confidential_space_the_letter_tells_nothing(space, author, reader):
    space.is_confidential = True
    space.save()
    wants(reader, space, "each")
    said(space, author, TUESDAY)

    tell_each(at=TUESDAY)

    for letter in letters_to(reader):
        assert "counted" not in letter.text
        assert "Counting" not in letter.subject


def test_who_chose_nothing_is_told_once_a_day_by_their_own_clock(space, author, reader):
    said(space, author, TUESDAY - timedelta(hours=3))
    Digest.objects.create(person=reader, hour=10)

    assert send_digests(at=TUESDAY) == 0
    assert send_digests(at=TUESDAY + timedelta(hours=1)) == 1
    assert send_digests(at=TUESDAY + timedelta(hours=2)) == 0

    letter = letters_to(reader)[0]
    assert "We counted in January." in letter.text


def test_the_next_digest_tells_only_what_is_new(space, author, reader):
    said(space, author, TUESDAY - timedelta(hours=3), "Old words.")
    send_digests(at=TUESDAY)
    said(space, author, TUESDAY + timedelta(hours=5), "New words.")

    send_digests(at=TUESDAY + timedelta(days=1))

    text = letters_to(reader)[-1].text
    assert "New words." in text
    assert "Old words." not in text


def test_a_weekly_digest_waits_for_monday(space, author, reader):
    wants(reader, space, "weekly")
    said(space, author, TUESDAY - timedelta(hours=3))

    assert send_digests(at=TUESDAY) == 0
    assert send_digests(at=TUESDAY + timedelta(days=6)) == 1


def test_a_digest_of_many_long_posts_stays_under_thirty_kilobytes(space, author, reader):
    thread = threaded(space, author)
    for _ in range(40):
        write_post(
            thread=thread,
            by=author,
            words=words("Wader " * 2000, written_at=TUESDAY - timedelta(hours=2)),
        )

    send_digests(at=TUESDAY)

    text = letters_to(reader)[0].text
    assert len(text.encode()) < 30_000
    assert "20 " in text


@pytest.mark.parametrize("often", ["nothing", "each"])
def test_who_wants_no_digest_gets_none(space, author, reader, often):
    wants(reader, space, often)
    said(space, author, TUESDAY - timedelta(hours=3))

    assert send_digests(at=TUESDAY) == 0


def test_a_weekly_digest_begins_with_the_week_in_short_in_the_language_of_the_reader(
    space, author, reader
):
    wants(reader, space, "weekly")
    said(space, author, TUESDAY + timedelta(hours=3))

    send_digests(at=TUESDAY + timedelta(days=6))

    assert letters_to(reader)[0].text.startswith("Waders · 1 message · 1 personne · ")


def test_the_week_of_a_confidential_space_is_not_told(space, author, reader):
    space.is_confidential = True
    space.save()
    wants(reader, space, "weekly")
    said(space, author, TUESDAY + timedelta(hours=3))

    send_digests(at=TUESDAY + timedelta(days=6))

    assert "Counting" not in letters_to(reader)[0].text
