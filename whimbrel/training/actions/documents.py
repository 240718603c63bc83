"""Papers of a workshop come in, version after version."""

from datetime import datetime
from pathlib import PurePath
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from whimbrel.core.journal import record
from whimbrel.training.models import DocumentFile, WorkshopDocument


@transaction.atomic
def add_file(
    *,
    document: WorkshopDocument,
    language: str,
    file: File,
    by: AbstractBaseUser,
    at: datetime,
) -> DocumentFile:
    """Keep the file as the newest version in its language; the versions before it stay."""
    WorkshopDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    last = document.files.filter(language=language).aggregate(last=Max("version"))["last"] or 0
    name = PurePath(file.name or "document")
    one = DocumentFile(
        document=document,
        language=language,
        version=last + 1,
        file_name=name.name[-200:],
        added_at=at,
        added_by_id=by.pk,
    )
    # Where it is kept cannot be guessed; of the sender's name only the ending stays.
    one.file.save(f"{uuid4().hex}{name.suffix.lower()[:10]}", file, save=False)
    one.save()
    record(by, "added", one)
    return one
