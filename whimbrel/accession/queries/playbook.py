"""The steps of the playbook on a file: which are due when, and which is next."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from whimbrel.accession.models import PlannedStep, RecruitmentFile, RecruitmentTask, Stage

ORDER = list(Stage.Step)


def is_reached(stage: str, *, now: str) -> bool:
    """Whether a file that stands at `now` has `stage` behind it."""
    return bool(stage) and ORDER.index(Stage.Step(stage)) <= ORDER.index(Stage.Step(now))


def due_days(days: Iterable[int], *, since: date) -> list[date]:
    """When each step is due, each so many days after the one before it."""
    due = []
    for number in days:
        since += timedelta(days=number)
        due.append(since)
    return due


def with_planned(files: QuerySet[RecruitmentFile]) -> QuerySet[RecruitmentFile]:
    """Each with the earliest step that is planned and not done, and the earliest task, with who answers.

    As `planned_words`, `planned_on`, `planned_answers`, and the same with `task_`.
    """
    step = PlannedStep.objects.open().filter(file=OuterRef("pk")).order_by("due_on", "place")
    task = RecruitmentTask.objects.open().filter(file=OuterRef("pk")).order_by("due_on", "pk")
    return files.annotate(
        task_words=Subquery(task.values("words")[:1]),
        task_on=Subquery(task.values("due_on")[:1]),
        task_answers=Subquery(task.values("owner__display_name")[:1]),
        planned_words=Subquery(step.values("words")[:1]),
        planned_on=Subquery(step.values("due_on")[:1]),
        planned_answers=Subquery(step.values("answers")[:1]),
    )


def welcome_steps(files: QuerySet[RecruitmentFile]) -> QuerySet[PlannedStep]:
    """What is still to be done in these files for those that have joined, the earliest first."""
    open_steps = PlannedStep.objects.open().filter(path="welcome", file__in=files)
    return open_steps.select_related("file__country", "file__instrument").order_by("due_on", "pk")
