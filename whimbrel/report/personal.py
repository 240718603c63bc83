"""What the reports hold of a person: which of them come by e-mail, and which have come."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.report.models import Indicator, ReportSchedule, SentReport


def reports_of(person: AbstractBaseUser) -> list[Row]:
    schedules: list[Row] = [
        {_("Title"): one.title, _("How often"): one.get_every_display()}
        for one in ReportSchedule.objects.filter(readers=person.pk)
    ]
    came: list[Row] = [
        {_("Title"): one.report.title, _("Date"): one.sent_at.date().isoformat()}
        for one in SentReport.objects.filter(readers=person.pk).select_related("report")
    ]
    return schedules + came


def tell_no_more(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Nothing comes any more, and what came is not theirs to read; a schedule that nobody is left to read stops at its day."""
    ReportSchedule.readers.through.objects.filter(user_id=person.pk).delete()
    SentReport.readers.through.objects.filter(user_id=person.pk).delete()


holds(gettext_lazy("Reports that come again and again"), export=reports_of, erase=tell_no_more)


def indicators_of(person: AbstractBaseUser) -> list[Row]:
    """For which of a plan's indicators they answer. What they entered is the plan's record."""
    found = Indicator.objects.filter(responsible=person.pk).select_related("plan")
    return [{_("Indicator"): one.title, _("Work plan"): one.plan.title} for one in found]


def answer_for_none(person: AbstractBaseUser, *, kept_as: str) -> None:
    Indicator.objects.filter(responsible=person.pk).update(responsible=None)


holds(
    gettext_lazy("Indicators for which you are responsible"),
    export=indicators_of,
    erase=answer_for_none,
)
