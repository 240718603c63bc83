"""A draft decision for the meeting, from what is overdue and what lacks money."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.languages import translated
from whimbrel.report.models import Report
from whimbrel.report.queries.money import open_activities
from whimbrel.workplan.models import WorkPlan
from whimbrel.workplan.queries.grants import what_lacks_money


@dataclass(frozen=True)
class DraftDecision:
    """Who is asked, and for what, a letter each."""

    text: str
    items: tuple[str, ...]


def draft_decision(report: Report, *, language: str) -> DraftDecision:
    """What the meeting would be asked, in that language: the plans whose period reaches into the report's. Three queries a plan."""
    on = report.cut_off_on
    with translation.override(language):
        items = [_("take note of this report;")]
        for plan in _plans(report, on):
            is_over = plan.ends_on <= on
            for activity in open_activities(plan, on=on):
                title = translated(activity, "title", language)
                words = _("request that “%(title)s” (%(code)s), overdue, be completed or dropped;")
                if not is_over:
                    words = _("note that “%(title)s” (%(code)s) is not completed yet;")
                items.append(words % {"title": title, "code": activity.code})
            for lacking in what_lacks_money(plan, by=on):
                title = translated(lacking.activity, "title", language)
                items.append(
                    _("invite Parties and donors to support “%(title)s” (%(code)s);")
                    % {"title": title, "code": lacking.activity.code}
                )
        return DraftDecision(_("The meeting is invited to:"), tuple(items))


def _plans(report: Report, on: date) -> list[WorkPlan]:
    plans = WorkPlan.objects.filter(instrument=report.instrument, starts_on__lte=on)
    return list(plans.filter(ends_on__gte=report.period_starts_on))
