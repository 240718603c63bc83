"""A draft decision for the meeting: what is overdue, what lacks money, what was recommended, and what was asked and not answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from whimbrel.core.languages import translated
from whimbrel.core.periods import written_date
from whimbrel.meetings.models import Notification
from whimbrel.report.models import Report
from whimbrel.report.queries.money import open_activities
from whimbrel.workplan.models import Finding, FindingStep, WorkPlan
from whimbrel.workplan.queries.grants import what_lacks_money


@dataclass(frozen=True)
class DraftDecision:
    """Who is asked, and for what, a letter each."""

    text: str
    items: tuple[str, ...]


def draft_decision(report: Report, *, language: str) -> DraftDecision:
    """What the meeting would be asked, in that language: the plans whose period reaches into the report's, and what was
    asked of governments in it. Six queries a plan, and two more."""
    on = report.cut_off_on
    with translation.override(language):
        items = [_("take note of this report;")]
        for plan in _plans(report, on):
            items += _of_activities(plan, on, language)
            items += _of_recommendations(plan, on, language)
        items += _of_answers(report, on, language)
        return DraftDecision(_("The meeting is invited to:"), tuple(items))


def _of_activities(plan: WorkPlan, on: date, language: str) -> Iterator[str]:
    for activity in open_activities(plan, on=on):
        title = translated(activity, "title", language)
        is_overdue = plan.ends_on <= on or (activity.ends_on is not None and activity.ends_on < on)
        words = _("note that “%(title)s” (%(code)s) is not completed yet;")
        if is_overdue:
            words = _("request that “%(title)s” (%(code)s), overdue, be completed or dropped;")
        yield words % {"title": title, "code": activity.code}
    for lacking in what_lacks_money(plan, by=on):
        title = translated(lacking.activity, "title", language)
        words = _("invite Parties and donors to support “%(title)s” (%(code)s);")
        yield words % {"title": title, "code": lacking.activity.code}


def _of_recommendations(plan: WorkPlan, on: date, language: str) -> Iterator[str]:
    """Those that were noted by that day and not closed by then."""
    found = Finding.objects.filter(
        plan=plan, kind=Finding.Kind.RECOMMENDATION, noted_on__lte=on
    ).prefetch_related("steps")
    for one in found:
        steps = [step for step in one.steps.all() if step.on <= on]
        if steps and steps[0].kind in FindingStep.CLOSING:
            continue
        words = _("decide whether to accept the recommendation “%(words)s” (%(source)s);")
        if steps:
            words = _("request that the recommendation “%(words)s” (%(source)s) be carried out;")
        if steps and one.due_on and one.due_on < on:
            words = _("request that the recommendation “%(words)s” (%(source)s), due on %(day)s, be carried out;")  # fmt: skip
        yield words % {
            "words": one.words.strip().rstrip("."),
            "source": one.source,
            "day": written_date(one.due_on, language) if one.due_on else "",
        }


def _of_answers(report: Report, on: date, language: str) -> Iterator[str]:
    """Notifications of the period that asked for an answer by a day that is over, and how many countries gave none."""
    asked = Notification.objects.issued().filter(
        instrument=report.instrument, deadline_on__gte=report.period_starts_on, deadline_on__lt=on
    )
    told = asked.exclude(action_en="").annotate(
        asked=Count("countries", distinct=True),
        answered=Count(
            "countries__answers__noted", filter=Q(countries__answers__replaced_at=None), distinct=True
        ),
    )  # fmt: skip
    for one in told.order_by("year", "number"):
        silent = one.asked - one.answered
        if silent:
            words = ngettext(
                "urge the %(n)s country that has not answered Notification %(number)s (%(subject)s) to do so;",
                "urge the %(n)s countries that have not answered Notification %(number)s (%(subject)s) to do so;",
                silent,
            )
            yield words % {
                "n": silent,
                "number": one.symbol,
                "subject": translated(one, "subject", language),
            }


def _plans(report: Report, on: date) -> list[WorkPlan]:
    plans = WorkPlan.objects.filter(instrument=report.instrument, starts_on__lte=on)
    return list(plans.filter(ends_on__gte=report.period_starts_on))
