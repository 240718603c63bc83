import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, InstrumentFactory, RegionFactory
from whimbrel.community.models import Post, Space, Thread
from whimbrel.home.actions.settle_community import TALKS, settle_community

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo():
    RegionFactory(code="africa", name_en="Africa")
    InstrumentFactory(code="CMS", slug="cms")
    InstrumentFactory(code="AEWA", slug="aewa")
    for mailbox in ("kenya", "uganda", "senegal", "morocco", "deputy"):
        DesignationFactory(person=UserFactory(email=f"{mailbox}@demo.example"))


@pytest.mark.usefixtures("_demo")
def test_focal_points_talk_in_the_demo_and_only_once():
    settle_community()
    settle_community()

    assert set(Space.objects.values_list("slug", flat=True)) >= {"africa", "cms", "aewa"}
    assert Thread.objects.standing().count() == len(TALKS)
    assert Post.objects.standing().count() == sum(len(talk.posts) for talk in TALKS)
    assert Thread.objects.get(kind="question").answered_at
