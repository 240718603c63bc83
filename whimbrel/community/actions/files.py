"""Files that hang on posts, and what files say: read by the worker, so that they can be found by their words."""

import logging
import time

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import now
from django.utils.translation import gettext as _

from whimbrel.community.models import Attachment, FileVersion, FileWords, Post
from whimbrel.core.filewords.apart import Came, Said, read_apart
from whimbrel.core.filewords.reading import reads_pdf
from whimbrel.core.inbox.languages import language_of
from whimbrel.core.languages import CODES
from whimbrel.core.search.keeping import note
from whimbrel.core.timetable import do_soon

logger = logging.getLogger(__name__)

# A round ends after so many seconds, so that other work waits no longer.
ROUND = 15.0
# So often a file is begun; then it is what ends the worker, and is left alone.
BEGUN_AT_MOST = 3
MISSED_AT_ONCE = 500
JOB = "community.files"


def attach(*, post: Post, name: str, media_type: str, content: bytes) -> Attachment:
    """Hang a file that came by letter on its post. Call it inside an action's transaction."""
    file = Attachment.objects.create(
        post=post,
        space=post.thread.space,
        name=name[:200] or _("file"),
        file=ContentFile(content, name=name[-80:] or "file"),
        media_type=media_type[:120],
        size=len(content),
        uploaded_by=post.author,
        uploaded_at=post.written_at,
    )
    read_soon(FileWords(attachment=file))
    note("files", [str(file.pk)])
    return file


def read_soon(words: FileWords) -> None:
    """Let the worker read this file at its next look. Call it inside an action's transaction."""
    words.save()
    do_soon(JOB, at=now())


def read_files() -> int:
    """Read the files that wait, for about so long as a round is; how many were read. One read where none waits."""
    until = time.monotonic() + ROUND
    number = 0
    while time.monotonic() < until:
        if not _read_next():
            break
        number += 1
    else:
        do_soon(JOB, at=now())
    return number


def find_missed() -> None:
    """Let those files wait to be read that nobody said anything of, and PDF files where none could be read before."""
    newer = FileVersion.objects.filter(file=OuterRef("file"), number__gt=OuterRef("number"))
    files = Attachment.objects.filter(said=None, post__isnull=False).order_by("pk")
    versions = FileVersion.objects.filter(~Exists(newer), said=None).order_by("pk")
    FileWords.objects.bulk_create(
        [FileWords(attachment=one) for one in files[:MISSED_AT_ONCE]]
        + [FileWords(version=one) for one in versions[:MISSED_AT_ONCE]],
        ignore_conflicts=True,
    )
    if reads_pdf():
        FileWords.objects.filter(came=FileWords.Came.NO_READER).update(
            came=FileWords.Came.WAITING, begun=0
        )


def _read_next() -> bool:
    """Read one file; whether there was one. It is written down that it was begun before anything of it is touched."""
    waiting = FileWords.objects.filter(came=FileWords.Came.WAITING)
    one = waiting.select_related("attachment", "version").order_by("begun", "pk").first()
    if one is None:
        return False
    if one.begun >= BEGUN_AT_MOST:
        _keep(one, Said(Came.DAMAGED))
        return True
    # Of two workers that found the same file one reads it.
    if waiting.filter(pk=one.pk, begun=one.begun).update(begun=one.begun + 1):
        _keep(one, _said(one))
    return True


def _said(one: FileWords) -> Said:
    name, stored = (
        (one.attachment.name, one.attachment.file)
        if one.attachment
        else (one.version.name, one.version.upload)  # type: ignore[union-attr]
    )
    try:
        with stored.open("rb") as file:
            content = file.read()
    except OSError:
        logger.warning("The file %s is not where it was kept.", stored.name)
        return Said(Came.DAMAGED)
    return read_apart(content, name)


@transaction.atomic
def _keep(one: FileWords, said: Said) -> None:
    language = language_of(said.words, "")
    one.words, one.came = said.words, said.came.value
    one.language = language if language in CODES else ""
    one.save(update_fields=["words", "came", "language"])
    if one.attachment:
        note("files", [str(one.attachment.pk)])
    elif one.version:
        note("library", [str(one.version.file_id)])
