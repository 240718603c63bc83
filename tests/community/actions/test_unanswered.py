from datetime import timedelta

import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.community.actions.posts import write_post
from whimbrel.community.actions.unanswered import ask_around
from whimbrel.community.models import MembershipRule, Subscription
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def africa():
    return RegionFactory(code="africa", name_en="Africa")


@pytest.fixture
def space(africa):
    space = SpaceFactory(name_en="Africa", region=africa)
    MembershipRule.objects.create(space=space, region=africa)
    return space


@pytest.fixture
def asker(africa):
    return DesignationFactory(country=CountryFactory(region=africa)).person


@pytest.fixture
def other(africa):
    return DesignationFactory(country=CountryFactory(region=africa)).person


def asked(space, asker, **given):
    return threaded(space, asker, title="Credentials", kind="question", **given)


def letters_to(person):
    return list(Letter.objects.filter(recipient=person))


def test_after_seven_days_a_question_without_answer_is_put_to_the_region(
    space, asker, other, settings
):
    settings.MAIL_IN = "house@in.example.org"
    thread = asked(space, asker)

    assert ask_around(at=NOON + WEEK - timedelta(minutes=1)) == 0
    assert ask_around(at=NOON + WEEK) == 1

    [letter] = letters_to(other)
    assert letter.subject == "Do you know? Credentials"
    assert letter.reply_to.startswith(f"house+thread-{thread.pk}-{other.pk}-")
    assert letters_to(asker) == []


def test_it_is_put_to_all_once(space, asker, other):
    asked(space, asker)
    ask_around(at=NOON + WEEK)

    assert ask_around(at=NOON + WEEK + WEEK) == 0


@pytest.mark.parametrize("who", ["other", "asker"])
def test_a_post_of_another_is_an_answer_and_of_the_asker_none(space, asker, other, who):
    thread = asked(space, asker)
    write_post(thread=thread, by={"asker": asker, "other": other}[who], words=words())

    assert ask_around(at=NOON + WEEK) == (1 if who == "asker" else 0)


def test_discussions_and_what_is_older_than_two_months_more_are_left_alone(space, asker, other):
    threaded(space, asker)
    asked(space, asker)

    assert ask_around(at=NOON + timedelta(days=68)) == 0


def test_the_secretariat_says_per_space_how_long_is_waited(space, asker, other):
    asked(space, asker)
    space.ask_after_days = None
    space.save()
    assert ask_around(at=NOON + WEEK) == 0

    space.ask_after_days = 2
    space.save()
    assert ask_around(at=NOON + timedelta(days=2)) == 1


def test_in_a_space_of_the_world_the_region_of_the_asker_is_asked(africa, asker, other):
    world = SpaceFactory(name_en="CMS")
    MembershipRule.objects.create(space=world, role="nfp")
    elsewhere = DesignationFactory(country=CountryFactory()).person
    asked(world, asker)

    assert ask_around(at=NOON + WEEK) == 1
    assert letters_to(elsewhere) == []
    assert len(letters_to(other)) == 1


def test_whoever_wants_nothing_of_the_space_is_not_asked(space, asker, other):
    Subscription.objects.create(space=space, person=other, often="nothing")
    asked(space, asker)

    assert ask_around(at=NOON + WEEK) == 0


def test_of_a_confidential_space_the_letter_tells_nothing(space, asker, other):
    space.is_confidential = True
    space.save()
    asked(space, asker)

    ask_around(at=NOON + WEEK)

    [letter] = letters_to(other)
    assert "Credentials" not in letter.subject + letter.text


def test_an_archived_space_asks_nobody(space, asker, other):
    asked(space, asker)
    space.archived_at = NOON
    space.save()

    assert ask_around(at=NOON + WEEK) == 0
