"""A paper for the Standing Committee in the demo, begun and not yet signed by all; and one that goes out by itself."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.people.models import User
from whimbrel.report.actions.begin_report import begin_report
from whimbrel.report.actions.scheduled_reports import set_schedule
from whimbrel.report.actions.sign_report import sign_report
from whimbrel.report.models import Report, ReportSchedule
from whimbrel.treaties.models import Instrument, Meeting
from whimbrel.workplan.models import WorkPlan

SLUG, PLAN = "demo-standing-committee", "cms-2012-2014"
READERS = ("secretariat", "officer", "committee")


@transaction.atomic
def settle_reports() -> Report:
    """Its draft, with the first signature; a demo that is built again adds nothing."""
    before = Report.objects.filter(slug=SLUG).first()
    if before is not None:
        return before
    secretariat = User.objects.get(email="secretariat@demo.example")
    report = Report(
        slug=SLUG,
        title_en="Progress of the capacity-building work plan (demo)",
        instrument=Instrument.objects.get(code="CMS"),
        meeting=Meeting.objects.get(code="CMS-STC42"),
        dated_on=date(2014, 11, 2),
        period_starts_on=date(2012, 1, 1),
        cut_off_on=date(2014, 11, 2),
    )
    about = {"plan": PLAN}
    begin_report(report=report, pattern="standing-committee", about=about, by=secretariat)
    sign_report(report=report, step="drafted", by=secretariat, at=now())
    _settle_schedule(report, by=secretariat)
    return report


def _settle_schedule(report: Report, *, by: User) -> None:
    """An update of the same plan each quarter, to both officers and the Standing Committee's member."""
    schedule = ReportSchedule(
        title="Update on the work plan (demo)", pattern=ReportSchedule.Pattern.STANDING,
        plan=WorkPlan.objects.get(code=PLAN), instrument=report.instrument, meeting=report.meeting,
    )  # fmt: skip
    readers = User.objects.filter(email__in=[f"{one}@demo.example" for one in READERS])
    set_schedule(schedule=schedule, readers=readers, by=by, today=localdate())
