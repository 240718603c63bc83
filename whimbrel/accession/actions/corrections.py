"""Persons corrected field by field, the note of a file written anew, and a person forgotten at once."""

from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from whimbrel.accession.models import Counterpart, RecruitmentFile
from whimbrel.core.journal import changes, record
from whimbrel.people.models import User


@transaction.atomic
def correct_counterpart(
    *, counterpart: Counterpart, by: User, at: datetime, on: date, **said: object
) -> Counterpart:
    """The person is as is said: each field that differs leaves a line with what it said before, and they are confirmed today.

    The journal names the file and not the person; the lines go when the person goes.
    """
    kept = Counterpart.objects.select_for_update().get(pk=counterpart.pk)
    before = {name: _words(kept, name) for name in said}
    for name, value in said.items():
        setattr(kept, name, value)
    kept.seen_on = on
    kept.full_clean()
    kept.save()
    changed = [name for name in said if before[name] != _words(kept, name)]
    for name in changed:
        kept.changes.create(
            field=name, old=before[name], new=_words(kept, name), changed_by=by, changed_at=at
        )
    if changed:
        record(by, "corrected a person", kept.file)
    return kept


@transaction.atomic
def forget_counterpart(*, counterpart: Counterpart, by: User) -> RecruitmentFile:
    """Take the person out at once: they agreed no more, or asked for it. What was said stays, under the office."""
    file = counterpart.file
    counterpart.delete()
    record(by, "forgot a person", file)
    return file


@transaction.atomic
def write_note(*, file: RecruitmentFile, note: str, by: User) -> RecruitmentFile:
    """The note of the file; what it said before stands in the journal."""
    kept = RecruitmentFile.objects.select_for_update().get(pk=file.pk)
    if kept.note != note:
        told = changes({"note": kept.note}, {"note": note}, ["note"])
        kept.note = note
        kept.save(update_fields=["note"])
        record(by, "wrote the note of the file", kept, **told)
    return kept


def _words(counterpart: Counterpart, name: str) -> str:
    """What a field says, in English where it is a choice: lines are kept, and read in every language."""
    display = getattr(counterpart, f"get_{name}_display", None)
    value = getattr(counterpart, name)
    with translation.override("en"):
        if display is not None:
            return str(display())
        return value.isoformat() if isinstance(value, date) else str(value or "")
