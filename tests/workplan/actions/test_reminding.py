from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.designations import seated
from tests.factories.treaties import BodyFactory, DesignationFactory
from tests.factories.workplan import ActivityFactory, WorkPlanFactory
from whimbrel.core.models import Letter
from whimbrel.treaties.models import Role
from whimbrel.workplan.actions.reminding import remind_owners

pytestmark = pytest.mark.django_db
LAST = date(2027, 6, 1)


def on(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def reminded(day):
    remind_owners(at=on(day))
    remind_owners(at=on(day))
    return list(Letter.objects.order_by("pk").values_list("address", "subject"))


@pytest.fixture
def plan():
    return WorkPlanFactory(starts_on=date(2027, 1, 1), ends_on=date(2029, 12, 31))


def test_the_owner_is_reminded_before_and_after_each_time_once(plan):
    owner = seated()
    ActivityFactory(item__plan=plan, title_en="Train", ends_on=LAST, keeper=owner)

    assert reminded(LAST - timedelta(days=15)) == []
    assert reminded(LAST - timedelta(days=14)) == [(owner.email, "Due soon: Train")]
    assert len(reminded(LAST)) == 1
    assert reminded(LAST + timedelta(days=1))[1:] == [(owner.email, "Late: Train")]
    assert len(reminded(LAST + timedelta(days=29))) == 2
    assert len(reminded(LAST + timedelta(days=30))) == 3
    assert len(reminded(LAST + timedelta(days=366))) == 3


def test_the_letter_says_what_is_due_and_leads_to_it(plan):
    owner = seated()
    activity = ActivityFactory(item__plan=plan, title_en="Train", ends_on=LAST, keeper=owner)
    activity.outputs.create(title_en="Manual", due_on=date(2027, 3, 1))
    reminded(date(2027, 3, 2))

    [letter] = Letter.objects.all()

    assert letter.subject == "Late: Train: Manual"
    assert "1 March 2027" in letter.text.replace("\xa0", " ")
    assert activity.get_absolute_url() in letter.text


def test_without_a_keeper_the_office_that_leads_is_written_to_and_else_nobody(plan):
    body = BodyFactory()
    office = DesignationFactory(role=Role.SISTER, body=body, country=None, instrument=None).person
    ActivityFactory(item__plan=plan, title_en="Led", ends_on=LAST, lead=body)
    ActivityFactory(item__plan=plan, title_en="Nobody's", ends_on=LAST)

    assert reminded(LAST) == [(office.email, "Due soon: Led")]


def test_what_stands_still_is_asked_about_once(plan):
    ActivityFactory(item__plan=plan, title_en="Begun", starts_on=date(2027, 1, 1), keeper=seated())

    assert len(reminded(date(2027, 4, 2))) == 1
    assert len(reminded(date(2027, 7, 2))) == 1
