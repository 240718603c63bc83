"""What waits for the Secretariat in the files on non-Parties."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext_lazy

from whimbrel.accession.queries.playbook import welcome_steps
from whimbrel.accession.queries.recruitment import files_visible_to, overdue_count
from whimbrel.accession.queries.tasks import due_soon
from whimbrel.core.needs import LINES, Kind, Need, Person, counted, needs_of_officer
from whimbrel.treaties.queries.offices import offices_of

MINE = ngettext_lazy(
    "%d task of yours in the files on non-Parties is due",
    "%d tasks of yours in the files on non-Parties are due",
)
OVERDUE = ngettext_lazy(
    "%d step towards a non-Party is overdue", "%d steps towards non-Parties are overdue"
)


@needs_of_officer("accession.overdue", order=60)
def overdue(officer: Person, at: datetime) -> list[Need]:
    """Next steps whose day has passed."""
    number = overdue_count(offices_of(officer, on=localdate(at)), on=localdate(at))
    return counted(number, OVERDUE, reverse("accession:recruitment_list"))


@needs_of_officer("accession.tasks", order=59)
def own_tasks(officer: Person, at: datetime) -> list[Need]:
    """What is this officer's to do, late or due within a week. One query."""
    today = localdate(at)
    number = due_soon(officer.pk or 0, files_visible_to(offices_of(officer, on=today)), on=today)
    return counted(number, MINE, f"{reverse('accession:task_list')}?mine=on")


@needs_of_officer("accession.welcome", order=61)
def welcome(officer: Person, at: datetime) -> list[Need]:
    """What is to be done for a State that has joined, the earliest first. One query."""
    today = localdate(at)
    files = files_visible_to(offices_of(officer, on=today))
    return [
        Need(
            one.words,
            one.file.get_absolute_url(),
            kind=Kind.DEADLINE,
            day=one.due_on,
            detail=str(one.file),
            is_late=one.is_overdue(on=today),
        )
        for one in welcome_steps(files)[:LINES]
    ]
