"""Files that a country's people keep in its room."""

from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.designations.models import RoomDocument
from whimbrel.people.models import User
from whimbrel.treaties.models import Country


@transaction.atomic
def keep_document(
    *, country: Country, title: str, file: File, by: User, at: datetime
) -> RoomDocument:
    """Keep a file in the country's room. Where it lies cannot be guessed; of its name only the ending stays there."""
    name = PurePath(file.name or "document").name[-200:]
    document = RoomDocument(
        country=country, title=title or name, file_name=name, size=file.size, kept_by=by, kept_at=at
    )
    document.file.save(f"{uuid4().hex}{PurePath(name).suffix.lower()[:10]}", file, save=False)
    document.save()
    record(by, "kept document", document)
    return document


@transaction.atomic
def remove_document(*, document: RoomDocument, by: User, at: datetime) -> RoomDocument:
    """Take a file out of the room, and its bytes out of the house. Doing it twice changes nothing."""
    if document.removed_at is not None:
        return document
    storage, name = document.file.storage, document.file.name or ""
    document.file, document.removed_at = "", at
    document.save(update_fields=["file", "removed_at"])
    record(by, "removed document", document)
    # A transaction that fails leaves the line and the file.
    transaction.on_commit(lambda: storage.delete(name))
    return document
