"""What waits for the Secretariat in its work plans."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from whimbrel.core.needs import LINES, Kind, Need, counted, needs_of_secretariat
from whimbrel.workplan.queries.appraisal import open_recommendations
from whimbrel.workplan.queries.late import late_or_still
from whimbrel.workplan.queries.versions import open_versions

AHEAD = timedelta(days=60)


@needs_of_secretariat("workplan.recommendations", order=75)
def recommendations(at: datetime) -> list[Need]:
    """Recommendations that are late, or due within two months. Two queries."""
    today = localdate(at)
    return [
        Need(
            text=str(one),
            url=reverse("workplan:appraisal", args=[one.plan.code]),
            kind=Kind.DEADLINE,
            day=one.due_on,
            detail=_("Recommendation"),
            is_late=one.due_on is not None and one.due_on < today,
        )
        for one in open_recommendations(until=today + AHEAD)[:LINES]
    ]


@needs_of_secretariat("workplan.versions", order=76)
def versions(at: datetime) -> list[Need]:
    """Versions of plans that wait for a decision. One query."""
    return [
        Need(
            text=_("%(plan)s, version %(number)d") % {"plan": one.plan.title, "number": one.number},
            url=reverse("workplan:version_decide", args=[one.pk]),
            day=localdate(one.asked_at),
            detail=_("Waits for a decision"),
        )
        for one in open_versions()[:LINES]
    ]


@needs_of_secretariat("workplan.late", order=77)
def late(at: datetime) -> list[Need]:
    """How much of the plans is late or stands still. Three queries."""
    words = ngettext_lazy(
        "%d activity or output of a plan is late or stands still",
        "%d activities and outputs of plans are late or stand still",
    )
    return counted(len(late_or_still(on=localdate(at))), words, reverse("workplan:late_list"))
