import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import change_post, release_post, remove_post, write_post
from whimbrel.community.models import Draft, Post, ReadMark
from whimbrel.community.queries.threads import posts_of
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return DesignationFactory().person


def test_posts_are_numbered_one_after_the_other_and_counted_beside_the_thread(person):
    thread = threaded(by=person, posts=3)

    assert list(thread.posts.values_list("number", flat=True)) == [1, 2, 3]
    assert (thread.posts_total, thread.last_number, thread.last_author) == (
        3,
        3,
        person.get_full_name(),
    )


def test_what_arrives_twice_is_written_once(person):
    thread = threaded(by=person)
    said = words("Once.", key="the-same")

    first = write_post(thread=thread, by=person, words=said)
    second = write_post(thread=thread, by=person, words=said)

    assert first == second
    assert Post.objects.filter(key="the-same").count() == 1


def test_a_post_keeps_what_its_author_held_that_day(person):
    post = threaded(by=person).posts.get()

    assert post.author_role == "nfp"
    assert post.author_country == person.designations.get().country


def test_a_post_says_since_when_its_author_holds_the_office():
    held = DesignationFactory(role="nfp", country__name_en="Kenya", starts_on="2015-03-01")
    thread = threaded(by=held.person)

    (row,) = posts_of(thread).posts

    assert row["office"] == "National Focal Point, Kenya, since 2015"
    held.starts_on = "2026-01-01"
    held.save()
    assert posts_of(thread).posts[0]["office"].endswith("since 2015")


def test_who_holds_no_office_has_none_beside_the_name():
    thread = threaded(by=UserFactory())
    release_post(post=thread.posts.get(), by=UserFactory())

    (row,) = posts_of(thread).posts

    assert (row["office"], row["author_since"]) == ("", None)


def test_the_first_post_of_somebody_without_office_waits_for_a_moderator(person):
    thread = threaded(by=person)
    stranger = UserFactory()

    held = write_post(thread=thread, by=stranger, words=words("Hello"))
    thread.refresh_from_db()
    assert held.held_at is not None
    assert thread.posts_total == 1

    release_post(post=held, by=person)
    thread.refresh_from_db()
    assert thread.posts_total == 2
    assert write_post(thread=thread, by=stranger, words=words("Again")).held_at is None


def test_an_official_never_waits(person):
    assert threaded(by=person).posts.get().held_at is None


def test_a_changed_post_keeps_what_it_said_before(person):
    post = threaded(by=person).posts.get()
    before = post.words

    change_post(post=post, text="Better said.", by=person, at=NOON)

    assert "Better said." in post.html
    assert post.revisions.get().words == before


def test_a_post_taken_away_is_kept_and_can_come_back(person):
    thread = threaded(by=person, posts=2)
    post = thread.posts.get(number=2)

    remove_post(post=post, by=person, at=NOON)
    thread.refresh_from_db()
    assert (thread.posts_total, thread.last_number) == (1, 2)

    remove_post(post=post, by=person, at=None)
    thread.refresh_from_db()
    assert thread.posts_total == 2


def test_sending_takes_the_draft_and_marks_the_thread_as_read(person):
    thread = threaded(by=person)
    Draft.objects.create(
        person=person, space=thread.space, thread=thread, words="Half", key="k", kept_at=NOON
    )

    write_post(thread=thread, by=person, words=words("Whole", key="k"))

    assert not Draft.objects.exists()
    assert ReadMark.objects.get(person=person).number == 2


def test_each_post_is_a_line_in_the_journal(person):
    write_post(thread=threaded(SpaceFactory(), person), by=person, words=words())

    assert JournalEntry.objects.filter(verb="wrote post", actor=person).count() == 1


def test_somebody_without_a_name_is_never_named_by_their_address():
    stranger = DesignationFactory(person__display_name="").person

    thread = threaded(by=stranger)

    assert (thread.posts.get().author_name, thread.last_author) == ("", "")
