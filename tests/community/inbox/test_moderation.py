import pytest
from django.utils.timezone import now

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.designations import seated
from tests.factories.inbox import an_inbound, arrive
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.moderation import raise_flag
from whimbrel.community.actions.posts import write_post
from whimbrel.community.actions.telling import tell_each
from whimbrel.community.inbox.moderation import accept, moderate
from whimbrel.community.models import Membership, Subscription
from whimbrel.core.inbox.outcomes import Answered
from whimbrel.core.models import Letter, ReceivedLetter
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def moderator():
    return seated(Role.MODERATOR, language="fr")


@pytest.fixture
def held(moderator):
    thread = threaded(by=DesignationFactory().person)
    return write_post(thread=thread, by=UserFactory(), words=words("Hello from a newcomer."))


def say(receive, post, person, text, **given):
    return receive(an_inbound(person=person, payload=str(post.pk), text=text, **given))


@pytest.mark.parametrize(
    ("word", "stands"),
    [
        ("yes", True), ("Oui.", True), ("sí", True), ("نعم", True), ("да", True), ("sim", True), ("是", True),
        ("no", False), ("Non", False), ("لا", False), ("нет", False), ("não", False), ("不", False),
        ("Yes\n\nThank you for asking.", True),
    ],
)  # fmt: skip
def test_one_word_in_any_of_seven_languages_decides_on_a_post(held, moderator, word, stands):
    outcome = say(moderate, held, moderator, word)

    held.refresh_from_db()
    assert isinstance(outcome, Answered)
    assert outcome.record == held
    assert (held.held_at is None, held.removed_at is None) == (stands, stands)


@pytest.mark.parametrize("word", ["close", "Fermer", "закрыть", "关闭"])
def test_close_lets_the_post_stand_and_closes_the_thread(held, moderator, word):
    say(moderate, held, moderator, word)

    held.refresh_from_db()
    assert held.held_at is None
    assert held.thread.closed_at is not None


def test_anything_else_changes_nothing_and_says_which_words_there_are(held, moderator):
    outcome = say(moderate, held, moderator, "Who is that?")

    held.refresh_from_db()
    assert held.held_at is not None
    assert "“yes”" in outcome.text


def test_who_does_not_keep_order_there_decides_nothing(held):
    outcome = say(moderate, held, DesignationFactory().person, "yes")

    held.refresh_from_db()
    assert isinstance(outcome, Answered)
    assert held.held_at is not None


def test_the_second_of_two_moderators_is_told_that_it_is_decided(held, moderator):
    say(moderate, held, moderator, "yes")

    assert "already" in say(moderate, held, seated(Role.MODERATOR), "no").text
    held.refresh_from_db()
    assert held.removed_at is None


def test_a_held_post_is_written_about_to_the_moderators_and_the_answer_goes_the_whole_way(
    held, moderator
):
    letter = Letter.objects.get(kind="moderation")
    assert letter.recipient == moderator
    assert "Hello from a newcomer." in letter.text

    received = arrive(to=letter.reply_to, sender=moderator.email, text="oui")

    held.refresh_from_db()
    assert received.state == ReceivedLetter.State.ANSWERED
    assert held.held_at is None


def test_a_reported_post_is_written_about_with_the_reason_and_not_to_who_reported(moderator):
    post = threaded(by=DesignationFactory().person).posts.get()
    raise_flag(post=post, by=DesignationFactory().person, why="An advertisement", at=now())

    assert "An advertisement" in Letter.objects.get(kind="moderation").text
    Letter.objects.all().delete()
    raise_flag(post=post, by=moderator, why="Mine", at=now())
    assert not Letter.objects.filter(kind="moderation").exists()


def test_a_closed_space_asks_its_own_moderators_only(moderator):
    space = SpaceFactory(open_to="closed")
    own = UserFactory()
    Membership.objects.create(space=space, person=own, moderates=True, joined_at=NOON)
    post = threaded(space, DesignationFactory().person).posts.get()

    raise_flag(post=post, by=UserFactory(), why="Wrong", at=now())

    assert Letter.objects.get(kind="moderation").recipient == own


def test_of_a_confidential_space_the_letter_tells_nothing(moderator):
    space = SpaceFactory(is_confidential=True)
    post = threaded(space, DesignationFactory().person, title="Secret matters").posts.get()

    raise_flag(post=post, by=UserFactory(), why="Wrong", at=now())

    letter = Letter.objects.get(kind="moderation")
    assert "Secret matters" not in letter.subject + letter.text
    assert letter.reply_to == ""


def test_who_asked_accepts_an_answer_by_letter():
    asker, other = DesignationFactory().person, DesignationFactory().person
    thread = threaded(by=asker, kind="question")
    Subscription.objects.create(person=asker, space=thread.space, often="each")
    post = write_post(thread=thread, by=other, words=words("Like this."))
    tell_each(at=NOON)
    letter = Letter.objects.get(kind="post", recipient=asker, text__contains="Like this.")
    address = next(word for word in letter.text.split() if word.startswith("house+accept-"))

    received = arrive(to=address, sender=asker.email, text="yes")

    post.refresh_from_db()
    assert received.state == ReceivedLetter.State.ANSWERED
    assert post.accepted_at is not None
    assert isinstance(say(accept, post, other, "yes"), Answered)
