from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.accession import (
    ApproachFactory,
    PlannedStepFactory,
    RecruitmentFileFactory,
    TaskFactory,
)
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.actions.tasks import (
    MayNotSee,
    finish_task,
    give_task,
    note_task,
    pass_tasks,
)
from whimbrel.accession.models import RecruitmentFile, RecruitmentTask
from whimbrel.core.journal import history_of

pytestmark = pytest.mark.django_db


def given(file, owner):
    return note_task(
        file=file, words="Ask the embassy", due_on=localdate(), owner=owner, by=owner, at=now()
    )


@pytest.mark.parametrize("somebody", ["focal point", "officer of another region", "no office"])
def test_a_task_is_given_only_to_who_keeps_the_file(somebody):
    file = RecruitmentFileFactory(country__region=RegionFactory())
    person = UserFactory()
    if somebody == "focal point":
        person = DesignationFactory(country=file.country).person
    elif somebody == "officer of another region":
        person = seated()
        set_regions(officer=person, regions=[RegionFactory()], by=person)

    with pytest.raises(MayNotSee):
        given(file, person)

    assert not RecruitmentTask.objects.exists()


def test_a_task_is_done_once_with_its_day_and_what_came_of_it():
    officer = seated()
    task = given(RecruitmentFileFactory(), officer)

    for day, result in ((date(2026, 2, 3), "They will answer"), (date(2026, 3, 3), "Twice")):
        finish_task(task=task, result=result, by=officer, at=now(), on=day)

    task.refresh_from_db()
    assert (task.done_on, task.result, task.done_by) == (
        date(2026, 2, 3),
        "They will answer",
        officer,
    )


def test_next_steps_and_steps_of_the_playbook_keep_what_came_of_them_too():
    officer = seated()
    approach = ApproachFactory(next_step="Write", next_on=localdate())
    step = PlannedStepFactory(due_on=localdate())

    finish_task(task=approach, result="Written", by=officer, at=now(), on=date(2026, 2, 3))
    finish_task(task=step, result="Met", by=officer, at=now(), on=date(2026, 2, 4))

    approach.refresh_from_db()
    step.refresh_from_db()
    assert (localdate(approach.done_at), approach.result) == (date(2026, 2, 3), "Written")
    assert (step.done_on, step.result) == (date(2026, 2, 4), "Met")


def test_the_journal_says_from_whom_to_whom_a_task_went():
    first, second = seated(display_name="First"), seated(display_name="Second")
    task = given(RecruitmentFileFactory(), first)

    for _ in range(2):
        give_task(task=task, owner=second, by=first, on=localdate())

    changed = [line for line in history_of(task.file) if line.verb == "gave a task"]
    assert [(one.fields[0].old, one.fields[0].new) for one in changed] == [("First", "Second")]


def test_all_open_tasks_pass_on_but_those_of_files_that_the_other_does_not_keep():
    africa, leaver, other = RegionFactory(), seated(), seated()
    set_regions(officer=other, regions=[africa], by=leaver)
    here = RecruitmentFileFactory(country__region=africa)
    open_ones = [
        TaskFactory(file=here, owner=leaver),
        ApproachFactory(file=here, owner=leaver, next_step="Write", next_on=localdate()),
        PlannedStepFactory(file=here, owner=leaver, due_on=localdate()),
    ]
    done = TaskFactory(file=here, owner=leaver, done_on=localdate())
    elsewhere = TaskFactory(file__country__region=RegionFactory(), owner=leaver)
    theirs = TaskFactory(file=here, owner=seated())

    passed = pass_tasks(
        giver=leaver, taker=other, files=RecruitmentFile.objects.all(), by=leaver, on=localdate()
    )

    assert passed == (3, 1)
    for one in (*open_ones, done, elsewhere, theirs):
        one.refresh_from_db()
    assert {one.owner for one in open_ones} == {other}
    assert (done.owner, elsewhere.owner) == (leaver, leaver)
    assert theirs.owner not in (leaver, other)


def test_a_day_is_moved_with_the_task():
    officer = seated()
    task = given(RecruitmentFileFactory(), officer)
    later = localdate() + timedelta(days=9)

    give_task(task=task, owner=officer, by=officer, on=localdate(), due_on=later)

    task.refresh_from_db()
    assert task.due_on == later
