"""What is to be done in the files, by whom and until when: next steps of contacts, steps of the playbook, and tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Model, QuerySet

from whimbrel.accession.models import Approach, PlannedStep, RecruitmentFile, RecruitmentTask
from whimbrel.accession.queries.desks import Desks
from whimbrel.people.models import User

KINDS: dict[str, type[Model]] = {"contact": Approach, "step": PlannedStep, "task": RecruitmentTask}
COLUMNS = ["iso3", "country", "instrument", "task", "owner", "due_on", "is_late", "has_nobody"]
# So many days before its day a task counts as due soon.
SOON = timedelta(days=7)

Task = Approach | PlannedStep | RecruitmentTask


@dataclass(frozen=True)
class TaskRow:
    """One thing to be done. `has_nobody`: nobody was named, or who was may see the file no more."""

    kind: str
    task: Task
    file: RecruitmentFile
    words: str
    due_on: date
    owner: User | None
    is_late: bool
    has_nobody: bool

    @property
    def was_left(self) -> bool:
        """Somebody was named, and can do it no more."""
        return self.has_nobody and self.owner is not None


def words_of(task: Task) -> str:
    return task.next_step if isinstance(task, Approach) else task.words


def is_open(task: Task) -> bool:
    return (task.done_at if isinstance(task, Approach) else task.done_on) is None


def open_tasks(kind: str, files: QuerySet[RecruitmentFile]) -> QuerySet[Any]:
    found = KINDS[kind]._default_manager.all().open()  # type: ignore[attr-defined]
    return found.filter(file__in=files.values("pk")).select_related(
        "owner", "file__country", "file__instrument"
    )


def tasks(files: QuerySet[RecruitmentFile], *, desks: Desks, on: date) -> list[TaskRow]:
    """All that is to be done in those of the files that are open, what is due first before the rest. Three queries."""
    rows = [_row(kind, one, desks, on) for kind in KINDS for one in open_tasks(kind, files)]
    return sorted(rows, key=lambda row: (row.due_on, row.file.country.name_en, row.kind, row.task.pk))  # fmt: skip


def owned_by(person: int, files: QuerySet[RecruitmentFile]) -> dict[str, list[int]]:
    """By kind the numbers of what is that person's to do in the files. Three queries."""
    return {
        kind: list(open_tasks(kind, files).filter(owner=person).values_list("pk", flat=True))
        for kind in KINDS
    }


def files_of_owner(person: int | None, files: QuerySet[RecruitmentFile]) -> set[int]:
    """The files in which something is that person's to do. Three queries."""
    found: set[int] = set()
    for kind in KINDS:
        found |= set(open_tasks(kind, files).filter(owner=person).values_list("file", flat=True))
    return found


def due_soon(person: int, files: QuerySet[RecruitmentFile], *, on: date) -> int:
    """How many tasks of the person are late, or due within the days of SOON. One query."""
    until = on + SOON
    agreed = open_tasks("contact", files).filter(owner=person, next_on__lte=until)
    planned = open_tasks("step", files).filter(owner=person, due_on__lte=until)
    given = open_tasks("task", files).filter(owner=person, due_on__lte=until)
    parts = [one.select_related(None).order_by().values("pk") for one in (agreed, planned, given)]
    return int(parts[0].union(*parts[1:], all=True).count())


def task_table(rows: Iterable[TaskRow]) -> list[list[object]]:
    return [
        [
            row.file.country.iso3, str(row.file.country), row.file.instrument.code, row.words,
            str(row.owner or ""), row.due_on, row.is_late, row.has_nobody,
        ]
        for row in rows
    ]  # fmt: skip


def _row(kind: str, one: Any, desks: Desks, on: date) -> TaskRow:
    due_on = one.next_on if kind == "contact" else one.due_on
    return TaskRow(
        kind=kind,
        task=one,
        file=one.file,
        words=words_of(one),
        due_on=due_on,
        owner=one.owner,
        is_late=due_on < on,
        has_nobody=not desks.keeps(one.owner_id, one.file.country),
    )
