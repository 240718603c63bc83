"""Reports that go out by themselves: set, changed, stopped, and made once a period."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.core.models import MailRefusal
from whimbrel.core.periods import written_days
from whimbrel.people.models import User
from whimbrel.report.actions.begin_report import begin_report
from whimbrel.report.actions.report_files import ask_for_file
from whimbrel.report.emails import KIND, write_scheduled
from whimbrel.report.models import Report, ReportSchedule, SentReport
from whimbrel.report.rules.scheduling import due_period, may_receive
from whimbrel.treaties.models import Region
from whimbrel.treaties.queries.offices import offices_of

logger = logging.getLogger(__name__)

FORM = "pdf"


@transaction.atomic
def set_schedule(
    *, schedule: ReportSchedule, readers: Iterable[User], by: User | None, today: date
) -> ReportSchedule:
    """Keep it, new or changed. The first report is of the period that is not over today."""
    is_new = schedule.pk is None
    if is_new:
        schedule.since, schedule.begun_by = today, by
    schedule.full_clean()
    schedule.save()
    schedule.readers.set(readers)
    record(by, "set a schedule" if is_new else "changed a schedule", schedule)
    return schedule


@transaction.atomic
def stop_schedule(*, schedule: ReportSchedule, by: User | None, at: datetime) -> ReportSchedule:
    """Nothing goes out any more. Stopping twice changes nothing."""
    locked = ReportSchedule.objects.select_for_update().get(pk=schedule.pk)
    if locked.stopped_at is None:
        locked.stopped_at, locked.stopped_by = at, by
        locked.save()
        record(by, "stopped a schedule", locked)
    return locked


@transaction.atomic
def resume_schedule(*, schedule: ReportSchedule, by: User | None, today: date) -> ReportSchedule:
    """Let it go on with the period that is not over today; those in between are left out."""
    locked = ReportSchedule.objects.select_for_update().get(pk=schedule.pk)
    if locked.stopped_at is not None:
        locked.stopped_at = locked.stopped_by = None
        locked.since = today
        locked.save()
        record(by, "resumed a schedule", locked)
    return locked


def send_due_reports(*, at: datetime) -> int:
    """Make and tell every report whose day has come. How many. One that fails keeps no other back."""
    sent = 0
    for schedule in ReportSchedule.objects.filter(stopped_at=None):
        period = due_period(schedule, today=localdate(at))
        if period is None or schedule.sent.filter(period_starts_on=period[0]).exists():
            continue
        try:
            sent += send_report(schedule=schedule, period=period, at=at) is not None
        except Exception:
            logger.exception("The report of the schedule %s could not go out.", schedule.pk)
    return sent


@transaction.atomic
def send_report(
    *, schedule: ReportSchedule, period: tuple[date, date], at: datetime
) -> SentReport | None:
    """Make the report of the period and write to its readers: all of it or nothing, and once.

    Where nobody is left who may read it and wants letters, the schedule is stopped. None where nothing went out.
    """
    locked = ReportSchedule.objects.select_for_update().get(pk=schedule.pk)
    if locked.stopped_at or locked.sent.filter(period_starts_on=period[0]).exists():
        return None
    readers = readers_left(locked, on=localdate(at))
    if not readers:
        stop_schedule(schedule=locked, by=None, at=at)
        return None
    sent = SentReport.objects.create(
        schedule=locked, period_starts_on=period[0], report=_made(locked, period, at), sent_at=at
    )
    sent.readers.set(readers)
    record(None, "sent a scheduled report", sent.report, readers=len(readers))
    for reader in readers:
        language = locked.language or reader.language or "en"
        file = ask_for_file(
            report=sent.report, edition=None, language=language, form=FORM, by=None, at=at, sent=sent
        )  # fmt: skip
        write_scheduled(reader=reader, sent=sent, file=file, period=period)
    return sent


def readers_left(schedule: ReportSchedule, *, on: date) -> list[User]:
    """Its readers who may still be told, and did not stop such letters."""
    refused = MailRefusal.objects.filter(kind=KIND).values("person")
    found = schedule.readers.filter(is_active=True).exclude(pk__in=refused)
    wanted = [one for one in found.order_by("pk") if one.written_to != User.WrittenTo.NEVER]
    allowed = who_may_receive(schedule, wanted, on=on)
    return [one for one in wanted if one.pk in allowed]


def who_may_receive(schedule: ReportSchedule, people: Sequence[User], *, on: date) -> set[int]:
    """The numbers of those who may be told on that day. One query a person, and one."""
    within = Q(pk=schedule.region_id) | Q(within=schedule.region_id)
    regions = (
        Region.objects.filter(within).values_list("pk", flat=True) if schedule.region_id else ()
    )
    return {
        one.pk
        for one in people
        if may_receive(offices_of(one, on=on), schedule, regions=frozenset(regions))
    }


def _made(schedule: ReportSchedule, period: tuple[date, date], at: datetime) -> Report:
    first, last = period
    titles: dict[str, Any] = {}
    for language in ("en", "fr", "es", "ar", "ru"):
        with translation.override(language):
            titles[f"title_{language}"] = f"{schedule.title}, {written_days(first, last, language)}"
    report = Report(
        slug=f"{schedule.pattern}-{schedule.pk}-{first:%Y-%m}", **titles,
        instrument=schedule.instrument, meeting=schedule.meeting, dated_on=localdate(at),
        period_starts_on=first, cut_off_on=last,
    )  # fmt: skip
    return begin_report(
        report=report, pattern=schedule.pattern, about=schedule.about, by=schedule.begun_by
    )
