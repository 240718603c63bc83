"""Large reports as files: asked for by whoever wants one, built by the worker one after the other."""

import logging
import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import now

from whimbrel.core.journal import record
from whimbrel.core.timetable import do_soon
from whimbrel.people.models import User
from whimbrel.report.documents import report_document, written_as
from whimbrel.report.models import Edition, Report, ReportFile, SentReport
from whimbrel.report.queries.content import report_content
from whimbrel.report.queries.counting import FigureRefused
from whimbrel.report.queries.report_files import waiting_files

logger = logging.getLogger(__name__)

JOB = "report.files"
# Attempts that a killed worker may have left behind; after the last of them nobody waits any longer.
ATTEMPTS = 3
# So long one that failed is not tried again, however often it is asked for.
REST = timedelta(minutes=10)
# An edition's file is built again by whoever asks later; a draft's says what was counted on a day that is past.
KEPT, DRAFT_KEPT = timedelta(days=30), timedelta(days=2)
# Seconds between two words on how far it is.
SAY = 1.0


@transaction.atomic
def ask_for_file(
    *,
    report: Report,
    edition: Edition | None,
    language: str,
    form: str,
    by: User | None,
    at: datetime,
    sent: SentReport | None = None,
) -> ReportFile:
    """Let the worker build it; for the readers of what was `sent`, where it goes out by itself. Who asks for what is waiting already, or of an edition is there, is given that."""
    Report.objects.select_for_update().get(pk=report.pk)
    asked = ReportFile.objects.filter(report=report, edition=edition, language=language, form=form)
    asked = asked.filter(sent=sent)
    if edition is None:
        asked = asked.filter(built_at=None)
    found = asked.filter(Q(failed_at=None) | Q(failed_at__gt=at - REST)).last()
    if found is not None:
        return found
    asked.delete()
    file = ReportFile.objects.create(
        report=report,
        edition=edition,
        language=language,
        form=form,
        asked_at=at,
        asked_by=by,
        sent=sent,
    )
    record(by, "asked for a file", report, form=form, language=language)
    do_soon(JOB, at=at)
    return file


def build_waiting_file(*, at: datetime) -> ReportFile | None:
    """Build the first that waits, and let the worker come back for the next. None where none does."""
    for file in waiting_files(at=at).defer("body"):
        if _claim(file, at):
            _build(file)
            do_soon(JOB, at=now())
            return file
    return None


@transaction.atomic
def forget_old_files(*, at: datetime) -> int:
    """Those that anybody who still wants one can have built again; what was sent stays. How many."""
    old = Q(asked_at__lt=at - KEPT) | Q(edition=None, asked_at__lt=at - DRAFT_KEPT)
    return ReportFile.objects.filter(old, sent=None).delete()[0]


@transaction.atomic
def retry_sent_files(*, at: datetime) -> int:
    """Let those that failed wait again whose readers were told of them: nobody else asks for them anew. How many."""
    failed = ReportFile.objects.filter(sent__isnull=False, failed_at__lt=at - REST)
    number = failed.update(failed_at=None, why="", attempts=0, said_at=None)
    if number:
        do_soon(JOB, at=at)
    return number


def _claim(file: ReportFile, at: datetime) -> bool:
    """Whether it is this worker's to build; one that was begun too often is given up."""
    mine = waiting_files(at=at).filter(pk=file.pk)
    if file.attempts >= ATTEMPTS:
        mine.update(failed_at=at)
        return False
    return mine.order_by().update(said_at=at, attempts=F("attempts") + 1, done=0, total=0) == 1


def _build(file: ReportFile) -> None:
    """What goes wrong is kept with the file, for its reader and for the log."""
    own = ReportFile.objects.filter(pk=file.pk)
    try:
        body = _written(file)
    except FigureRefused as refused:
        own.update(failed_at=now(), why=str(refused))
    except Exception:
        own.update(failed_at=now())
        logger.exception("The file %s could not be built.", file)
    else:
        own.update(body=body, built_at=now())


def _written(file: ReportFile) -> bytes:
    edition, report, language = file.edition, file.report, file.language
    if edition is None:
        content = report_content(report, languages=[language], say=_Telling(file, "counting"))
        made_at, number = now(), None
    else:
        content, made_at, number = edition.content, edition.published_at, edition.number
    document = report_document(content, language, made_at=made_at, edition=number)
    telling = _Telling(file, "writing")
    telling(0, 1)
    return written_as(file.form, document, telling)


class _Telling:
    """Writes down how far it is, not more often than anybody looks. Counting is the first half, writing the second."""

    def __init__(self, file: ReportFile, stage: str) -> None:
        self.file, self.stage, self.told = file, stage, 0.0

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.told < SAY:
            return
        self.told = time.monotonic()
        counts = self.file.edition_id is None
        before = total if counts and self.stage == "writing" else 0
        ReportFile.objects.filter(pk=self.file.pk).update(
            said_at=now(), stage=self.stage, done=before + done, total=total * (2 if counts else 1)
        )
