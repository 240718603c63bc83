import io
from datetime import timedelta

import docx
import pytest
from django.utils.timezone import now
from pypdf import PdfReader

from tests.factories.large_reports import large_edition, large_report
from tests.factories.people import UserFactory
from whimbrel.core.models import JournalEntry, TimetableEntry
from whimbrel.core.timetable import run_due_jobs
from whimbrel.report.actions.report_files import (
    ATTEMPTS,
    DRAFT_KEPT,
    JOB,
    KEPT,
    ask_for_file,
    build_waiting_file,
    forget_old_files,
)
from whimbrel.report.models import Figure, ReportFile
from whimbrel.report.queries.report_files import GIVEN_UP, LARGE, waiting_files

pytestmark = pytest.mark.django_db


def asked(report, edition=None, form="docx", *, by=None, at=None):
    return ask_for_file(
        report=report, edition=edition, language="en", form=form, by=by, at=at or now()
    )


def test_a_file_is_asked_for_once_however_often_somebody_asks():
    edition = large_edition()

    first, second = asked(edition.report, edition), asked(edition.report, edition)

    assert first == second
    assert JournalEntry.objects.filter(verb="asked for a file").count() == 1


def test_the_worker_builds_at_its_next_look_what_was_asked_for():
    run_due_jobs(at=now())
    edition = large_edition()
    file = asked(edition.report, edition)

    run_due_jobs(at=now())

    file.refresh_from_db()
    table = docx.Document(io.BytesIO(bytes(file.body))).tables[-1]
    assert len(table._tbl.tr_lst) == LARGE + 2
    assert file.percent == 100
    assert TimetableEntry.objects.get(name=JOB).last_error == ""


def test_what_a_killed_worker_left_is_built_by_the_next():
    edition, at = large_edition(), now()
    file = asked(edition.report, edition, at=at)
    waiting_files(at=at).order_by().update(said_at=at, attempts=1, done=10, total=100)

    assert build_waiting_file(at=at + timedelta(seconds=30)) is None
    assert build_waiting_file(at=at + GIVEN_UP + timedelta(seconds=1)) == file
    assert ReportFile.objects.get().built_at


def test_a_file_that_kills_every_worker_is_given_up_and_may_be_asked_for_later():
    edition, at = large_edition(), now()
    file = asked(edition.report, edition, at=at)
    ReportFile.objects.update(attempts=ATTEMPTS, said_at=at - timedelta(hours=1))

    assert build_waiting_file(at=at) is None
    file.refresh_from_db()
    assert file.failed_at
    assert asked(edition.report, edition, at=at) == file
    assert asked(edition.report, edition, at=at + timedelta(minutes=11)) != file


def test_a_draft_says_what_is_counted_when_it_is_built_and_is_counted_again_when_asked_again():
    person, report = UserFactory(), large_report()
    first = asked(report, form="html", by=person)
    build_waiting_file(at=now())
    second = asked(report, form="pdf")
    build_waiting_file(at=now())

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.asked_by == person
    assert bytes(first.body).count(b"<tr>") == LARGE + 2
    assert len(PdfReader(io.BytesIO(bytes(second.body))).pages) > 10
    assert asked(report, form="html") != first


def test_a_figure_that_cannot_be_counted_is_told_with_the_file():
    report = large_report()
    file = asked(report)
    Figure.objects.update(parameters={"plan": "gone"})

    build_waiting_file(at=now())

    file.refresh_from_db()
    assert "gone" in file.why
    assert build_waiting_file(at=now()) is None


def test_how_far_it_is_is_written_down_while_it_is_built(monkeypatch):
    monkeypatch.setattr("whimbrel.report.actions.report_files.SAY", 0.0)
    file = asked(large_report())

    build_waiting_file(at=now())

    file.refresh_from_db()
    assert (file.stage, file.done) == ("writing", file.total)
    assert file.total == 2 * (LARGE + 2)


def test_files_that_can_be_built_again_are_forgotten():
    edition, at = large_edition(), now()
    asked(edition.report, edition, at=at)
    asked(edition.report, at=at)

    assert forget_old_files(at=at + timedelta(hours=1)) == 0
    assert forget_old_files(at=at + DRAFT_KEPT + timedelta(hours=1)) == 1
    assert forget_old_files(at=at + KEPT + timedelta(hours=1)) == 1
