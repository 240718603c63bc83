"""Publishing: a report is frozen with its texts, its figures and their rows."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.models import Edition, Report
from whimbrel.report.queries.content import report_content


class NothingToPublish(Exception):
    """The report has no text in its original language."""


@transaction.atomic
def publish_report(
    *, report: Report, cut_off: date | None = None, actor: User | None = None
) -> Edition:
    """Freeze the report as its next edition. Raises NothingToPublish and FigureRefused."""
    if not report.texts.filter(language=report.original_language, live=True).exists():
        raise NothingToPublish(
            f"The report “{report.slug}” has no text in its original language “{report.original_language}”."
        )
    # Two who publish at once would take the same number: the second waits here.
    Report.objects.select_for_update().get(pk=report.pk)
    last = report.last_edition()
    now = timezone.now()
    edition = Edition.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        published_at=now,
        counted_at=now,
        content=report_content(report, cut_off=cut_off),
    )
    record(actor, "published", edition, number=edition.number, digest=edition.digest)
    return edition
