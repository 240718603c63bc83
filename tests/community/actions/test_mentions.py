from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded, words
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.community.actions.mentions import tell_called
from whimbrel.community.actions.posts import change_post, release_post, write_post
from whimbrel.community.models import Membership, MembershipRule, Mention, Subscription
from whimbrel.community.needs import mentions
from whimbrel.core.models import Letter, MailRefusal
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya")


@pytest.fixture
def called(kenya):
    person = UserFactory(display_name="Focal point, Kenya", email="kenya@example.org")
    return DesignationFactory(person=person, country=kenya).person


@pytest.fixture
def author():
    return DesignationFactory(person__display_name="Focal point, Uganda").person


@pytest.fixture
def thread(author):
    return threaded(SpaceFactory(name_en="Waders", slug="waders"), author, title="Counting")


def say(thread, by, text, **given):
    return write_post(thread=thread, by=by, words=words(text, **given))


def letters_to(person):
    return list(Letter.objects.filter(recipient=person).order_by("pk"))


@pytest.mark.parametrize("channel", ["web", "email"])
def test_whoever_is_called_gets_a_letter_that_can_be_answered(
    thread, author, called, channel, settings
):
    settings.MAIL_IN = "house@in.example.org"
    post = say(thread, author, "@NFP Kenya, how do you count?", channel=channel)

    tell_called(at=now())

    [letter] = letters_to(called)
    assert letter.subject == "[Waders] You are called in “Counting”"
    assert "how do you count?" in letter.text
    assert letter.reply_to.startswith(f"house+thread-{thread.pk}-{called.pk}-")
    assert '<a class="mention" href="/countries/KEN/"' in post.html


def test_nobody_is_written_to_twice(thread, author, called):
    say(thread, author, "@NFP Kenya and @Kenya and @Focal point, Kenya")

    assert tell_called(at=now()) == 1
    assert tell_called(at=now()) == 0


def test_whoever_gets_each_post_gets_no_second_letter(thread, author, called):
    Subscription.objects.create(space=thread.space, person=called, often="each")
    MembershipRule.objects.create(space=thread.space, role="nfp")
    say(thread, author, "@NFP Kenya?")

    assert tell_called(at=now()) == 0


@pytest.mark.parametrize(("phrase", "letters"), [("@Kenya", 0), ("@NFP Kenya", 1)])
def test_whoever_wants_nothing_of_a_space_is_told_only_when_named_themselves(
    thread, author, called, phrase, letters
):
    Subscription.objects.create(space=thread.space, person=called, often="nothing")
    say(thread, author, f"{phrase}?")

    assert tell_called(at=now()) == letters


def test_whoever_stopped_such_letters_finds_it_on_the_desk_only(thread, author, called):
    MailRefusal.objects.create(person=called, kind="mention")
    say(thread, author, "@NFP Kenya?")

    assert tell_called(at=now()) == 0
    assert [one.text for one in mentions(called, now())] == ["You are called in “Counting”"]


def test_reading_takes_it_from_the_desk(thread, author, called):
    say(thread, author, "@NFP Kenya?")
    say(thread, called, "In January.")

    assert mentions(called, now()) == []


def test_of_a_confidential_space_the_letter_tells_nothing(author, called, kenya):
    space = SpaceFactory(open_to="closed", is_confidential=True)
    for person in (author, called):
        Membership.objects.create(space=space, person=person, joined_at=now() - timedelta(days=1))
    thread = threaded(space, author, title="Secret plan")
    say(thread, author, "@NFP Kenya, the secret?")

    tell_called(at=now())

    [letter] = letters_to(called)
    assert "ecret" not in letter.subject + letter.text


def test_a_held_post_calls_when_it_is_let_in(thread, called):
    stranger = UserFactory()
    held = say(thread, stranger, "@Focal point, Kenya, buy!")
    assert tell_called(at=now()) == 0

    release_post(post=held, by=called)

    assert tell_called(at=now()) == 1


def test_changed_words_call_whom_they_had_not_called(thread, author, called):
    post = say(thread, author, "How do you count?")
    change_post(post=post, text="@NFP Kenya, how do you count?", by=author, at=now())
    change_post(post=post, text="@NFP Kenya, how do you count them?", by=author, at=now())

    assert tell_called(at=now()) == 1


def test_a_sixth_group_within_a_day_is_not_written_to_and_the_author_is_told(
    thread, author, called
):
    for _ in range(6):
        say(thread, author, "@Kenya!")

    assert Mention.objects.filter(person=called).count() == 5
    assert letters_to(author)[-1].subject == "A group was not written to"

    Mention.objects.update(made_at=now() - timedelta(days=2))
    say(thread, author, "@Kenya!")
    assert Mention.objects.filter(person=called).count() == 6


def test_whoever_keeps_order_calls_as_often_as_they_must(thread, called):
    keeper = seated(Role.MODERATOR)
    for _ in range(6):
        say(thread, keeper, "@Kenya!")

    assert Mention.objects.filter(person=called).count() == 6


def test_what_comes_from_an_archive_calls_nobody(thread, author, called):
    say(thread, author, "@Kenya!", channel="import")

    assert not Mention.objects.exists()
