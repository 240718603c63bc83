"""What waits for the Secretariat in its work plans."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.needs import LINES, Kind, Need, needs_of_secretariat
from whimbrel.workplan.queries.appraisal import open_recommendations
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
