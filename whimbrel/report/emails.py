"""What is written about reports: that one which goes out by itself is there."""

from collections.abc import Sequence
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
from whimbrel.core.periods import written_date, written_days
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.report.models import Indicator, ReportFile, SentReport
from whimbrel.report.queries.lacking import LackingValue

KIND = "scheduled_report"
kinds.register(KIND, gettext_lazy("Reports that come again and again"), can_be_refused=True)

REMINDER = "value_reminder"
kinds.register(REMINDER, gettext_lazy("Reminders of values of indicators"), can_be_refused=True)


def write_value_reminder(
    *, person: User, values: Sequence[LackingValue], reached: date, today: date
) -> Letter | None:
    """Tell who is responsible which values of one period are due, or late; once for each day on which that is told."""
    to, period = recipient_of(person), values[0].period
    plan = values[0].indicator.plan
    with translation.override(to.language):
        subject = _("Values due on %(day)s: %(plan)s")
        if period.due_on < today:
            subject = _("Values were due on %(day)s: %(plan)s")
        path = reverse("report:period_list", args=[plan.code])
        return write_letter(
            to=to,
            kind=REMINDER,
            subject=subject % {"day": written_date(period.due_on, to.language), "plan": plan.title},
            text=render_to_string(
                "report/email/value_reminder.txt",
                {
                    "person": person,
                    "period": period,
                    "plan": plan,
                    "is_late": period.due_on < today,
                    "values": [(one.indicator.title, _address(one.indicator)) for one in values],
                    "link": f"{settings.SITE_URL}{path}",
                },
            ).strip()
            + "\n",
            once=f"value-reminder:{period.pk}:{person.pk}:{reached.isoformat()}",
        )


def _address(indicator: Indicator) -> str:
    path = reverse("report:value_new", args=[indicator.plan.code, indicator.code])
    return f"{settings.SITE_URL}{path}"


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
