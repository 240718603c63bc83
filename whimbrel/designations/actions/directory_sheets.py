"""Sheets of contacts at the desk: looked through, kept until they are loaded or thrown away."""

from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.core.loading import Loaded, tried
from whimbrel.core.sheets import Complaint, SheetFile, SheetRefused, read_sheet
from whimbrel.designations.actions.contact_columns import contact_columns
from whimbrel.designations.actions.load_directory import load_directory
from whimbrel.designations.models import DirectorySheet
from whimbrel.people.models import User

# How long a sheet that nobody loads is kept: it is full of particulars.
KEPT = timedelta(days=7)


class AlreadyLoaded(Exception):
    """Somebody loaded the sheet, or threw it away, first."""


@transaction.atomic
def hand_in_sheet(*, name: str, raw: bytes, starts_on: date, by: User) -> DirectorySheet:
    """Look through the sheet as if it were loaded, and keep it with what that would do. Raises SheetRefused."""
    file = SheetFile(PurePath(name).name[-200:], raw)
    preview = _tried(file, starts_on=starts_on, by=by)
    sheet = DirectorySheet(
        file_name=file.name, starts_on=starts_on, handed_in_by=by, preview=preview
    )
    sheet.file.save(f"{uuid4().hex}{PurePath(name).suffix.lower()[:10]}", ContentFile(raw))
    record(by, "handed in", sheet)
    return sheet


@transaction.atomic
def load_sheet_of_contacts(
    *, sheet: DirectorySheet, by: User, at: datetime, with_invitations: bool
) -> list[Loaded]:
    """Do what the sheet says; its file is kept no longer. Raises AlreadyLoaded, and SheetRefused where things changed since."""
    waiting = _held(sheet)
    rows = read_sheet(_file_of(waiting), contact_columns())
    loaded = load_directory(
        rows,
        by=by,
        starts_on=waiting.starts_on,
        invite_at=at if with_invitations else None,
    )
    _let_go(waiting)
    waiting.loaded_at, waiting.preview = at, [_kept(one, with_lines=False) for one in loaded]
    waiting.save()
    record(by, "loaded", waiting, added=loaded[1].added)
    return loaded


@transaction.atomic
def throw_away_sheet(*, sheet: DirectorySheet, by: User | None) -> None:
    """Forget a sheet that waits. Raises AlreadyLoaded."""
    waiting = _held(sheet)
    record(by, "removed", waiting, name=waiting.file_name)
    _let_go(waiting)
    waiting.delete()


def forget_old_sheets(*, at: datetime) -> int:
    """Throw away what nobody has loaded for a week; how many there were."""
    old = list(DirectorySheet.objects.waiting().filter(handed_in_at__lt=at - KEPT))
    for sheet in old:
        throw_away_sheet(sheet=sheet, by=None)
    return len(old)


def _tried(file: SheetFile, *, starts_on: date, by: User) -> list[dict[str, Any]]:
    """What loading would do: it is done, and taken back."""
    rows = read_sheet(file, contact_columns())
    loaded = tried(lambda: load_directory(rows, by=by, starts_on=starts_on))
    return [_kept(one, with_lines=True) for one in loaded]


def _kept(loaded: Loaded, *, with_lines: bool) -> dict[str, Any]:
    return {
        "name": loaded.name,
        "added": loaded.added,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "lines": loaded.changes if with_lines else [],
    }


def _held(sheet: DirectorySheet) -> DirectorySheet:
    """The sheet again, held until the transaction ends."""
    found = DirectorySheet.objects.waiting().select_for_update().filter(pk=sheet.pk).first()
    if found is None:
        raise AlreadyLoaded
    return found


def _file_of(sheet: DirectorySheet) -> SheetFile:
    try:
        with sheet.file.open("rb") as file:
            return SheetFile(sheet.file_name, file.read())
    except (OSError, ValueError):
        said = _("The file is here no longer. Throw the sheet away, and choose it again.")
        raise SheetRefused(sheet.file_name, [Complaint(said)]) from None


def _let_go(sheet: DirectorySheet) -> None:
    """Delete the file once the records that spoke of it are written."""
    storage, name = sheet.file.storage, sheet.file.name or ""
    transaction.on_commit(lambda: storage.delete(name))
    sheet.file.name = ""
