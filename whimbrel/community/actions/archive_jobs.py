"""Archives at the Secretariat's desk: handed in or asked for there, done by the worker, with how far it has come."""

import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import now

from whimbrel.community.actions.archive import MOST_FAULTS, take_archive
from whimbrel.community.models import ArchiveJob, Space
from whimbrel.community.queries.archive import mbox_of, posts_to_export
from whimbrel.core.inbox.reading.archive import read_archive
from whimbrel.core.journal import record
from whimbrel.people.models import User

TOLD_EVERY = 200


@transaction.atomic
def hand_in_archive(
    *, space: Space, file: UploadedFile, is_dry: bool, by: User, at: datetime
) -> ArchiveJob:
    """Keep an archive that the worker takes into the space, or looks through."""
    job = ArchiveJob.objects.create(
        space=space, kind=ArchiveJob.Kind.LOAD, file=file, name=(file.name or "")[:200],
        is_dry=is_dry, asked_by=by, asked_at=at,
    )  # fmt: skip
    record(by, "handed in", job)
    return job


@transaction.atomic
def ask_for_export(*, space: Space, by: User, at: datetime) -> ArchiveJob:
    """Let the worker write the space to an mbox file."""
    job = ArchiveJob.objects.create(
        space=space,
        kind=ArchiveJob.Kind.EXPORT,
        name=f"{space.slug}.mbox",
        asked_by=by,
        asked_at=at,
    )
    record(by, "asked for export", job)
    return job


def tend_archives() -> int:
    """Do what waits, one after the other; how many. What a killed worker left is done again and written once."""
    waiting = ArchiveJob.objects.filter(finished_at=None).select_related("space", "asked_by")
    done = 0
    for job in waiting.order_by("pk"):
        try:
            if job.kind == ArchiveJob.Kind.LOAD:
                _take_in(job)
            else:
                _write_out(job)
        except OSError as error:
            job.failed_because = f"The file cannot be read or written: {error}"[:300]
        job.finished_at = now()
        job.save()
        done += 1
    return done


def _take_in(job: ArchiveJob) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive"
        with job.file.open("rb") as given, path.open("wb") as kept:
            for chunk in given.chunks():
                kept.write(chunk)
        letters = list(read_archive(path))
    job.total = len(letters)
    job.save(update_fields=["total"])
    if not letters:
        job.failed_because = (
            "No letter was found in it. Hand in an mbox file, or one of a Mailman archive."
        )
        return
    taken = take_archive(
        space=job.space,
        letters=letters,
        by=job.asked_by,
        is_dry=job.is_dry,
        told=partial(_told, job.pk),
    )
    job.done = job.total
    job.threads, job.posts, job.unchanged = taken.threads, taken.posts, taken.unchanged
    job.faults, job.faults_total = (
        [list(one) for one in taken.faults[:MOST_FAULTS]],
        len(taken.faults),
    )


def _write_out(job: ArchiveJob) -> None:
    job.total = posts_to_export(job.space)
    job.save(update_fields=["total"])
    with tempfile.TemporaryFile() as file:
        for number, letter in enumerate(mbox_of(job.space), 1):
            file.write(letter)
            job.posts = job.done = number
            if number % TOLD_EVERY == 0:
                _told(job.pk, number)
        file.seek(0)
        job.file.save(job.name, File(file), save=False)


def _told(job: int, done: int) -> None:
    ArchiveJob.objects.filter(pk=job).update(done=done)
