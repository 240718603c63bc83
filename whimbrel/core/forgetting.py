"""How long things are kept, and how they go when their time is over. A room says so in its `timetable.py`:

    @forgets("invitations", _("Invitations, after they were used"), setting="KEEP_INVITATIONS_DAYS")
    def old_invitations(before: datetime) -> int: ...

Each is a job of its own, once a day; what goes leaves a line in the journal. A setting of 0 keeps for ever.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from whimbrel.core.journal import record
from whimbrel.core.models import Forgetting, JournalEntry, Letter
from whimbrel.core.models.letter import UNSENT
from whimbrel.core.timetable import every

# Takes out what is older than that moment; how many went. Runs in a transaction.
Forget = Callable[[datetime], int]


@dataclass(frozen=True)
class Kept:
    """Something that is kept for a while: its name, and for how many days; 0 for ever."""

    name: str
    days: int


_periods: dict[str, tuple[str | Promise, str]] = {}


def keeps(what: str, name: str | Promise, *, setting: str) -> None:
    """Say for how long something is kept, so that people can read it. `setting` names a number of days."""
    _periods[what] = name, setting


def forgets(what: str, name: str | Promise, *, setting: str) -> Callable[[Forget], Forget]:
    """Say the same, and let the decorated function take out what is too old, once a day."""

    def keep(forget: Forget) -> Forget:
        keeps(what, name, setting=setting)
        every(timedelta(days=1), f"forget.{what}")(partial(_forget_today, what, forget, setting))
        return forget

    return keep


def periods() -> list[Kept]:
    """What is kept for how long, as the settings have it today."""
    return [Kept(str(name), getattr(settings, setting)) for name, setting in _periods.values()]


def _forget_today(what: str, forget: Forget, setting: str) -> None:
    forget_what_is_over(what=what, forget=forget, days=getattr(settings, setting), at=now())


@transaction.atomic
def forget_what_is_over(*, what: str, forget: Forget, days: int, at: datetime) -> Forgetting | None:
    """Take out what is older than so many days. None where nothing was, or it is kept for ever."""
    if days <= 0:
        return None
    before = at - timedelta(days=days)
    number = forget(before)
    if not number:
        return None
    forgetting = Forgetting.objects.create(what=what, number=number, before=before, forgotten_at=at)
    record(None, "forgot", forgetting, what=what, number=number)
    return forgetting


@forgets("letters", _("Our e-mails to you, after they were written"), setting="KEEP_MAIL_DAYS")
def old_letters(before: datetime) -> int:
    """Letters that have met their fate; what still waits or is held back stays."""
    settled = Letter.objects.filter(written_at__lt=before, held_at=None).exclude(UNSENT)
    return settled.delete()[1].get(Letter._meta.label, 0)


@forgets("journal", _("The journal of who changed what"), setting="KEEP_JOURNAL_DAYS")
def old_lines(before: datetime) -> int:
    return JournalEntry.objects.filter(recorded_at__lt=before).delete()[0]
