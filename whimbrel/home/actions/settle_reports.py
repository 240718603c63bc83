"""A paper for the Standing Committee in the demo, begun and not yet signed by all."""

from datetime import date

from django.db import transaction
from django.utils.timezone import now

from whimbrel.people.models import User
from whimbrel.report.actions.begin_report import begin_report
from whimbrel.report.actions.sign_report import sign_report
from whimbrel.report.models import Report
from whimbrel.treaties.models import Instrument, Meeting

SLUG = "demo-standing-committee"


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
    about = {"plan": "cms-2012-2014"}
    begin_report(report=report, pattern="standing-committee", about=about, by=secretariat)
    sign_report(report=report, step="drafted", by=secretariat, at=now())
    return report
