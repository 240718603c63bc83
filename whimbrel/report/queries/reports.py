"""Which reports there are for everybody to read."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from whimbrel.report.models import Report


@dataclass(frozen=True)
class PublishedReport:
    """A report with at least one edition, as a list shows it."""

    slug: str
    title: str
    symbol: str
    meeting: str
    dated_on: date
    published_at: datetime
    editions: int


def published_reports() -> list[PublishedReport]:
    """The reports that have an edition, the latest first. One query."""
    found = (
        Report.objects.filter(editions__isnull=False)
        .select_related("meeting")
        .annotate(last_at=Max("editions__published_at"), last_number=Max("editions__number"))
        .order_by("-dated_on", "slug")
    )
    return [
        PublishedReport(
            slug=one.slug,
            title=one.title,
            symbol=one.symbol,
            meeting=one.meeting.label,
            dated_on=one.dated_on,
            published_at=one.last_at,
            editions=one.last_number,
        )
        for one in found
    ]
