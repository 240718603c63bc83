import pytest

from tests.factories.community import SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.community.models import CircularDelivery, Event, LibraryFile, Message
from whimbrel.home.actions.settle_messages import settle_messages

pytestmark = pytest.mark.django_db


def test_people_of_the_demo_write_to_each_other_and_only_once():
    africa = RegionFactory(code="africa")
    for mailbox in ("kenya", "senegal", "secretariat"):
        DesignationFactory(
            person=UserFactory(email=f"{mailbox}@demo.example"),
            country=CountryFactory(region=africa),
        )

    SpaceFactory(slug="africa")

    settle_messages()
    settle_messages()

    assert Message.objects.count() == 2
    assert LibraryFile.objects.get().versions.count() == 2
    assert Event.objects.get().answers.count() == 1
    assert CircularDelivery.objects.exclude(told_at=None).count() == 2
