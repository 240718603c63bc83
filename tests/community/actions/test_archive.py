from datetime import date

import pytest

from tests.factories.archives import PIPERMAIL, an_archive
from tests.factories.community import SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.archive import ARCHIVIST, take_archive
from whimbrel.community.actions.telling import send_digests, tell_each
from whimbrel.community.models import Post, Subscription, Thread
from whimbrel.community.queries.archive import mbox_of
from whimbrel.core.inbox.reading.archive import read_archive
from whimbrel.core.models import Letter
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def space():
    return SpaceFactory()


def taken(space, path, *words, **given):
    return take_archive(
        space=space, letters=read_archive(an_archive(path, *words)), by=None, **given
    )


def test_threads_authors_and_days_stay(space, tmp_path):
    kenya = DesignationFactory(
        person__email="kenya@example.org", starts_on=date(2014, 1, 1), ends_on=date(2016, 1, 1)
    ).person

    told = taken(space, tmp_path)

    assert (told.threads, told.posts, told.faults) == (1, 3, [(4, "it has no date")])
    thread = Thread.objects.get()
    assert (thread.title, thread.posts_total) == ("Counting in January", 3)
    assert thread.first_post_at.isoformat() == "2015-03-02T07:00:00+00:00"
    one, two, three = thread.posts.all()
    # What they held on the day they wrote, though they hold it no more.
    assert (one.author, one.author_role) == (kenya, "nfp")
    assert two.answers == one
    assert (three.author.email, three.author_name) == (ARCHIVIST, "Point focal, Sénégal")
    assert three.language == "fr"


def test_no_address_is_shown_of_anybody(space, tmp_path):
    taken(space, tmp_path)

    shown = " ".join(f"{one.author_name} {one.words} {one.html}" for one in Post.objects.all())
    assert "kenya@example.org" not in shown
    assert "stranger@example.net" not in shown
    assert "k…@…" in shown


def test_doing_it_twice_changes_nothing_and_later_months_join_their_threads(space, tmp_path):
    taken(space, tmp_path, PIPERMAIL)
    again = taken(space, tmp_path, PIPERMAIL)
    assert (again.posts, again.unchanged) == (0, 2)

    more = taken(space, tmp_path)

    assert (more.threads, more.posts, more.unchanged) == (0, 1, 2)
    assert Thread.objects.count() == 1


def test_a_dry_run_says_the_same_and_writes_nothing(space, tmp_path):
    told = taken(space, tmp_path, is_dry=True)

    assert (told.threads, told.posts) == (1, 3)
    assert not Post.objects.exists()
    assert not User.objects.filter(email=ARCHIVIST).exists()


def test_nobody_is_written_to_about_what_was_said_long_ago(space, tmp_path):
    reader = UserFactory()
    Subscription.objects.create(space=space, person=reader, often="each")
    taken(space, tmp_path)
    at = Post.objects.latest("told_at").told_at

    tell_each(at=at)
    send_digests(at=at)

    assert not Letter.objects.exists()


def test_nobody_can_sign_in_as_the_archivist(space, tmp_path):
    taken(space, tmp_path)

    archivist = User.objects.get(email=ARCHIVIST)
    assert not archivist.is_active
    assert not archivist.has_usable_password()


def test_what_is_written_out_can_be_taken_in_elsewhere(space, tmp_path):
    taken(space, tmp_path)
    file = tmp_path / "out.mbox"
    file.write_bytes(b"".join(mbox_of(space)))
    assert b"kenya@example.org>" not in file.read_bytes().replace(b"<one@example.org>", b"")

    other = SpaceFactory()
    take_archive(space=other, letters=read_archive(file), by=None)

    before, after = Thread.objects.order_by("pk")
    assert after.title == before.title
    assert [one.words for one in after.posts.all()] == [one.words for one in before.posts.all()]
    assert [one.written_at for one in after.posts.all()] == [
        one.written_at for one in before.posts.all()
    ]
    assert after.posts.get(number=2).answers.number == 1
    assert after.posts.get(number=3).author_name == "Point focal, Sénégal"
