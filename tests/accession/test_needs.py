from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.accession import ApproachFactory, PlannedStepFactory, TaskFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import RegionFactory
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.needs import overdue, own_tasks, welcome

pytestmark = pytest.mark.django_db


def test_steps_whose_day_has_passed_wait_for_the_secretariat():
    yesterday = localdate() - timedelta(days=1)
    ApproachFactory(next_step="Late", next_on=yesterday)
    ApproachFactory(next_step="Done", next_on=yesterday, done_at=now())
    ApproachFactory(next_step="Ahead", next_on=localdate())

    assert [one.text for one in overdue(seated(), now())] == [
        "1 step towards a non-Party is overdue"
    ]


def test_nothing_waits_where_nothing_is_late():
    assert overdue(seated(), now()) == []


def test_a_planned_step_that_is_late_waits_too_until_it_is_done():
    yesterday = localdate() - timedelta(days=1)
    PlannedStepFactory(due_on=yesterday)
    PlannedStepFactory(due_on=yesterday, done_on=yesterday)
    PlannedStepFactory(due_on=None)

    assert [one.text for one in overdue(seated(), now())] == [
        "1 step towards a non-Party is overdue"
    ]


def test_the_steps_of_the_welcome_wait_each_with_its_day():
    day = localdate() + timedelta(days=3)
    PlannedStepFactory(path="welcome", words="Ask for a focal point", due_on=day)
    PlannedStepFactory(path="welcome", words="Not begun", due_on=None)

    assert [(one.text, one.day, one.is_late) for one in welcome(seated(), now())] == [
        ("Ask for a focal point", day, False)
    ]


def test_an_officer_of_another_region_is_told_of_nothing():
    day = localdate() - timedelta(days=1)
    late = ApproachFactory(next_step="Late", next_on=day, file__country__region=RegionFactory())
    PlannedStepFactory(path="welcome", words="Ask for a focal point", due_on=day, file=late.file)
    here, there = seated(), seated()
    by = UserFactory()
    set_regions(officer=here, regions=[late.file.country.region], by=by)
    set_regions(officer=there, regions=[RegionFactory()], by=by)

    assert len(overdue(here, now())) == len(welcome(here, now())) == 1
    assert overdue(there, now()) == welcome(there, now()) == []


def test_tasks_due_within_a_week_wait_for_their_owner_alone():
    officer, other = seated(), seated()
    TaskFactory(owner=officer, due_on=localdate() + timedelta(days=7))
    ApproachFactory(owner=officer, next_step="Late", next_on=localdate() - timedelta(days=9))
    TaskFactory(owner=officer, due_on=localdate() + timedelta(days=8))
    TaskFactory(owner=officer, due_on=localdate(), done_on=localdate())

    (need,) = own_tasks(officer, now())

    assert need.text == "2 tasks of yours in the files on non-Parties are due"
    assert "mine=on" in need.url
    assert list(own_tasks(other, now())) == []


def test_a_late_task_is_counted_among_the_steps_that_are_overdue():
    TaskFactory(due_on=localdate() - timedelta(days=1))

    assert [need.text for need in overdue(seated(), now())] == [
        "1 step towards a non-Party is overdue"
    ]
