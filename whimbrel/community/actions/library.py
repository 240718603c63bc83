"""Keeping files in a space: a new one, a new version of one, and taking one out of sight."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from whimbrel.community.actions.files import read_soon
from whimbrel.community.models import FileVersion, FileWords, LibraryFile, Space
from whimbrel.core.journal import record
from whimbrel.core.search.keeping import note
from whimbrel.people.models import User


@dataclass(frozen=True)
class Upload:
    """A file as it came in, with what is new in it; the key makes that what arrives twice is kept once."""

    file: UploadedFile
    key: str
    news: str = ""


@transaction.atomic
def keep_file(
    *, space: Space, title: str, about: str, language: str, upload: Upload, by: User, at: datetime
) -> LibraryFile:
    """Keep a new file in the space. Doing it twice with the same key keeps one."""
    before = FileVersion.objects.filter(key=upload.key).select_related("file").first()
    if before is not None:
        return before.file
    kept = LibraryFile.objects.create(
        space=space, title=title, about=about, language=language, kept_by=by, kept_at=at,
        changed_at=at,
    )  # fmt: skip
    _add(kept, upload, by, at)
    record(by, "kept file", kept)
    return kept


@transaction.atomic
def keep_version(*, file: LibraryFile, upload: Upload, by: User, at: datetime) -> FileVersion:
    """Put a newer version at the file's address; those before it stay to be had."""
    before = FileVersion.objects.filter(key=upload.key).first()
    if before is not None:
        return before
    # Written first, so that two who bring a version at once get numbers one after the other.
    LibraryFile.objects.filter(pk=file.pk).update(changed_at=at)
    version = _add(file, upload, by, at)
    record(by, "kept version", file, number=version.number)
    return version


@transaction.atomic
def remove_file(*, file: LibraryFile, by: User, at: datetime | None) -> LibraryFile:
    """Take a file out of sight with all its versions, or with no moment put it back."""
    file.removed_at = at
    file.save(update_fields=["removed_at"])
    note("library", [str(file.pk)])
    record(by, "took away" if at else "put back", file)
    return file


def _add(file: LibraryFile, upload: Upload, by: User, at: datetime) -> FileVersion:
    last = file.versions.aggregate(last=Max("number"))["last"] or 0
    version = FileVersion.objects.create(
        file=file,
        number=last + 1,
        name=(upload.file.name or "file")[-200:],
        upload=upload.file,
        media_type=(upload.file.content_type or "")[:120],
        size=upload.file.size or 0,
        news=upload.news,
        uploaded_by=by,
        uploader_name=by.display_name,
        uploaded_at=at,
        key=upload.key,
    )
    # Only what the newest version says is found.
    FileWords.objects.filter(version__file=file).delete()
    read_soon(FileWords(version=version))
    note("library", [str(file.pk)])
    return version
