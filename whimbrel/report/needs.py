"""What waits for the Secretariat in the indicators of its plans."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.needs import LINES, Kind, Need, Person, needs_of_officer
from whimbrel.report.queries.lacking import lacking_values

AHEAD = timedelta(days=14)


@needs_of_officer("report.values", order=76)
def values(officer: Person, at: datetime) -> list[Need]:
    """Values that are late, and of those soon due the officer's own and nobody's. Three queries at most."""
    today = localdate(at)
    return [
        Need(
            text=f"{one.indicator.title}, {one.period.name}",
            url=reverse("report:value_list", args=[one.indicator.plan.code, one.indicator.code]),
            kind=Kind.DEADLINE,
            day=one.period.due_on,
            detail=_("Value of an indicator"),
            is_late=one.is_late(on=today),
        )
        for one in lacking_values(on=today, until=today + AHEAD)
        if one.is_late(on=today) or one.indicator.responsible_id in (None, officer.pk)
    ][:LINES]
