import pytest

from tests.factories.community import NOON, threaded
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import change_post
from whimbrel.community.models import PostRevision, Subscription
from whimbrel.community.personal import forget, kept_by, posts_of, unname_posts

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return DesignationFactory(person__display_name="A. Person").person


def test_a_person_is_given_their_own_words(person):
    threaded(by=person, title="Counting")

    assert [row["Thread"] for row in posts_of(person)] == ["Counting"]


def test_words_stay_under_the_office_and_the_name_is_gone_everywhere(person):
    thread = threaded(by=person)
    change_post(post=thread.posts.get(), text="Better.", by=person, at=NOON)

    unname_posts(person, kept_as="former focal point, Kenya")

    thread.refresh_from_db()
    post = thread.posts.get()
    assert (post.words, post.author_name) == ("Better.", "former focal point, Kenya")
    assert thread.last_author == "former focal point, Kenya"
    assert not PostRevision.objects.exists()


def test_what_a_person_kept_for_themselves_is_given_out_and_goes(person):
    Subscription.objects.create(person=person, space=threaded(by=person).space, often="each")
    assert len(kept_by(person)) == 1

    forget(person, kept_as="")

    assert kept_by(person) == []
