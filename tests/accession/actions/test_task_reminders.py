from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.accession import ApproachFactory, RecruitmentFileFactory, TaskFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import RegionFactory
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.actions.task_reminders import remind_of_tasks
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db


def letters():
    return Letter.objects.filter(kind="desk_task")


def due(days, **fields):
    return TaskFactory(due_on=localdate() + timedelta(days=days), **fields)


def test_the_owner_is_told_before_the_day_that_something_waits_and_where_and_nothing_else():
    officer = seated()
    due(3, owner=officer, words="Call the minister", file__country__name_en="Atlantis")

    assert remind_of_tasks(at=now()) == 1

    letter = letters().get()
    assert letter.recipient_id == officer.pk
    assert "1 task of yours at the desk is due within three days." in letter.text
    assert "/recruitment/tasks/?mine=on" in letter.text
    told = letter.subject + letter.text
    assert not [word for word in ("Atlantis", "minister", "Call", "Party") if word in told]


@pytest.mark.parametrize(("days", "letters_then"), [(9, 0), (3, 1), (-1, 1), (-7, 1), (-60, 0)])
def test_letters_go_on_the_days_that_count(days, letters_then):
    due(days, owner=seated())

    assert remind_of_tasks(at=now()) == letters_then


def test_one_letter_for_all_tasks_and_only_once():
    officer = seated()
    due(-1, owner=officer)
    due(2, owner=officer)
    ApproachFactory(owner=officer, next_step="Write", next_on=localdate() - timedelta(days=1))

    assert remind_of_tasks(at=now()) == 1
    assert remind_of_tasks(at=now()) == 0
    assert "2 tasks of yours at the desk are late." in letters().get().text


def test_an_overdue_task_is_told_of_again_on_the_next_day_that_counts():
    due(-1, owner=seated())
    at = now()

    told = [remind_of_tasks(at=at + timedelta(days=days)) for days in (0, 1, 6, 7)]

    assert told == [1, 0, 1, 0]


@pytest.mark.parametrize("why", ["left the desk", "keeps another region", "done", "file closed"])
def test_who_may_not_see_the_file_and_what_is_over_gets_no_letter(why):
    officer = seated()
    file = RecruitmentFileFactory(country__region=RegionFactory())
    task = due(-1, owner=officer, file=file)
    if why == "left the desk":
        task.owner = UserFactory()
        task.save()
    elif why == "keeps another region":
        set_regions(officer=officer, regions=[RegionFactory()], by=officer)
    elif why == "done":
        task.done_on = localdate()
        task.save()
    else:
        file.closed_at = now()
        file.save()

    assert remind_of_tasks(at=now()) == 0
