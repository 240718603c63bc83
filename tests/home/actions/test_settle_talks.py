import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, InstrumentFactory, RegionFactory
from whimbrel.community.models import Bookmark, Flag, Membership, Post, Space
from whimbrel.community.queries.joining import requests_waiting
from whimbrel.home.actions.settle_community import settle_community
from whimbrel.home.actions.settle_talks import GROUP, settle_talks

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo():
    RegionFactory(code="africa", name_en="Africa")
    InstrumentFactory(code="CMS", slug="cms")
    InstrumentFactory(code="AEWA", slug="aewa")
    for mailbox in ("kenya", "uganda", "senegal", "morocco", "deputy"):
        DesignationFactory(person=UserFactory(email=f"{mailbox}@demo.example"))
    UserFactory(email="former@demo.example")
    settle_community()


@pytest.mark.usefixtures("_demo")
def test_the_moderator_of_the_demo_finds_work_and_only_once():
    settle_talks()
    settle_talks()

    assert Space.objects.filter(slug=GROUP).count() == 1
    assert Post.objects.filter(held_because="first").count() == 1
    assert Flag.objects.count() == 1
    assert [one.person.email for one in requests_waiting()] == ["morocco@demo.example"]
    assert Membership.objects.filter(space__slug=GROUP, joined_at__isnull=False).count() == 3
    assert Bookmark.objects.count() == 1
