import pytest

from tests.factories.community import NOON, SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.community.models import Draft, Subscription
from whimbrel.community.passing import (
    drafts_left,
    move_drafts,
    move_subscriptions,
    subscriptions_left,
)
from whimbrel.core.passing import Passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def before():
    return UserFactory()


@pytest.fixture
def after():
    return UserFactory()


def passage(before, after, *others):
    return Passage(1, 1, before.pk, after.pk, frozenset(one.pk for one in others))


def test_how_spaces_write_passes_and_goes_back(before, after):
    kept = Subscription.objects.create(person=before, space=SpaceFactory(), often="each")
    step = passage(before, after)

    assert subscriptions_left([step])[step] == [kept.pk]
    assert move_subscriptions([kept.pk], giver=before.pk, taker=after.pk) == [kept.pk]
    assert Subscription.objects.get().person == after
    move_subscriptions([kept.pk], giver=after.pk, taker=before.pk)
    assert Subscription.objects.get().person == before


def test_what_the_successor_chose_already_stands(before, after):
    space = SpaceFactory()
    theirs = Subscription.objects.create(person=before, space=space, often="each")
    Subscription.objects.create(person=after, space=space, often="nothing")

    assert move_subscriptions([theirs.pk], giver=before.pk, taker=after.pk) == []


def test_what_belongs_to_another_post_of_the_same_person_stays(before, after):
    aewa = InstrumentFactory()
    Draft.objects.create(
        person=before, space=SpaceFactory(instrument=aewa), words="Half", key="k", kept_at=NOON
    )
    step = passage(before, after, aewa)

    assert drafts_left([step])[step] == []


def test_a_draft_passes(before, after):
    kept = Draft.objects.create(
        person=before, space=SpaceFactory(), words="Half", key="k", kept_at=NOON
    )

    assert move_drafts([kept.pk], giver=before.pk, taker=after.pk) == [kept.pk]
    assert Draft.objects.get().person == after
