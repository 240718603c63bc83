"""What a country's people write into its own file."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.designations.models import FileEntry
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument


@transaction.atomic
def write_entry(
    *,
    country: Country,
    kind: str,
    text: str,
    by: User,
    instrument: Instrument | None = None,
    due_on: date | None = None,
) -> FileEntry:
    """Write a note, a task, a promise, a draft or a contact into the country's file."""
    entry = FileEntry.objects.create(
        country=country,
        kind=kind,
        text=text,
        instrument=instrument,
        due_on=due_on,
        written_by=by,
        holder=by,
    )
    record(by, "wrote entry", entry)
    return entry


@transaction.atomic
def change_entry(
    *,
    entry: FileEntry,
    kind: str,
    text: str,
    by: User,
    instrument: Instrument | None,
    due_on: date | None,
) -> FileEntry:
    """Keep the new words; the journal keeps the old ones."""
    names = ("kind", "text", "instrument_id", "due_on")
    old = {name: str(getattr(entry, name) or "") for name in names}
    entry.kind, entry.text, entry.instrument, entry.due_on = kind, text, instrument, due_on
    new = {name: str(getattr(entry, name) or "") for name in names}
    if new == old:
        return entry
    entry.save()
    changed = [name for name in names if new[name] != old[name]]
    record(
        by,
        "changed",
        entry,
        fields=changed,
        old={name: old[name] for name in changed},
        new={name: new[name] for name in changed},
    )
    return entry


@transaction.atomic
def finish_entry(*, entry: FileEntry, at: datetime | None, by: User) -> FileEntry:
    """Say that it is done, or with no time that it is not."""
    entry.done_at = at
    entry.save(update_fields=["done_at"])
    record(by, "finished" if at else "opened again", entry)
    return entry
