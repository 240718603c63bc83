"""What is written about reports: that one which goes out by itself is there."""

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import write_letter
from whimbrel.core.models import Letter
from whimbrel.core.periods import written_days
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.report.models import ReportFile, SentReport

KIND = "scheduled_report"
kinds.register(KIND, gettext_lazy("Reports that come again and again"), can_be_refused=True)


def write_scheduled(
    *, reader: User, sent: SentReport, file: ReportFile, period: tuple[date, date]
) -> Letter | None:
    """Tell a reader that the report of the period is there, in the reader's own language."""
    to = recipient_of(reader)
    with translation.override(to.language):
        path = reverse("report:file_detail", args=[file.pk])
        days = written_days(*period, to.language)
        return write_letter(
            to=to,
            kind=KIND,
            subject=_("%(report)s: %(days)s") % {"report": sent.schedule.title, "days": days},
            text=render_to_string(
                "report/email/scheduled.txt",
                {
                    "person": reader,
                    "title": sent.schedule.title,
                    "days": days,
                    "link": f"{settings.SITE_URL}{path}",
                },
            ).strip()
            + "\n",
            once=f"scheduled-report:{sent.pk}:{reader.pk}",
        )
