from datetime import date

import pytest
from django.db.models import ProtectedError
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.workplan import ActivityFactory, ProgrammeItemFactory
from whimbrel.workplan.actions.versions import (
    AlreadyDecided,
    AnotherIsOpen,
    NothingDiffers,
    approve_version,
    put_forward,
    return_version,
)

pytestmark = pytest.mark.django_db
DAY = date(2012, 1, 5)


@pytest.fixture
def plan():
    activity = ActivityFactory(code="A1", title_en="Manual")
    return activity.item.plan


def forward(plan, words="First"):
    return put_forward(plan=plan, words=words, by=UserFactory(), at=now())


def approve(version):
    return approve_version(version=version, decided_by="COP10", on=DAY, by=UserFactory(), at=now())


def test_a_version_keeps_who_asked_who_approved_when_and_what_it_held(plan):
    version = approve(forward(plan))

    plan.refresh_from_db()
    assert plan.approved == version
    assert (version.number, version.decided_by, version.decided_on) == (1, "COP10", DAY)
    assert None not in (version.asked_by, version.approved_by, version.approved_at)
    assert [one["title_en"] for one in version.content["activities"]] == ["Manual"]
    kinds = plan.steps.order_by("pk").values_list("kind", "version", "decided_by")
    assert list(kinds) == [("submitted", 1, ""), ("approved", 1, "COP10")]


def test_what_changes_after_it_was_put_forward_is_not_approved_with_it(plan):
    version = forward(plan)
    plan.items.get().activities.update(title_en="Another title")

    assert approve(version).content["activities"][0]["title_en"] == "Manual"


def test_one_version_waits_at_a_time_and_without_a_change_there_is_none(plan):
    version = forward(plan)
    with pytest.raises(AnotherIsOpen):
        forward(plan)
    approve(version)
    with pytest.raises(NothingDiffers):
        forward(plan)
    ActivityFactory(item=plan.items.get())

    assert forward(plan, "One more").number == 2


def test_what_is_decided_is_not_decided_again(plan):
    version = forward(plan)
    return_version(version=version, words="Cost it first", by=UserFactory(), at=now())

    with pytest.raises(AlreadyDecided):
        approve(version)
    plan.refresh_from_db()
    assert plan.approved is None


def test_a_promised_activity_is_not_removed_but_what_was_returned_binds_nothing(plan):
    activity = plan.items.get().activities.get()
    version = forward(plan)
    for promised in (activity, activity.item):
        with pytest.raises(ProtectedError):
            promised.delete()
    return_version(version=version, words="No", by=UserFactory(), at=now())

    activity.delete()

    assert ProgrammeItemFactory(plan=plan).activities.count() == 0
