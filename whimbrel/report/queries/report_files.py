"""Which reports are large, and which of their files wait to be built."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from whimbrel.core.documents.tree import Document, Picture, pieces_of
from whimbrel.report.models import ReportFile

# Blocks and rows that are written while somebody waits for a page; a picture takes as long as so many rows.
LARGE, A_PICTURE = 600, 40
# A build that has said nothing for so long died with its worker.
GIVEN_UP = timedelta(minutes=2)


def is_large(document: Document) -> bool:
    """Whether it is built by the worker, and not while its reader waits."""
    pictures = sum(isinstance(one, Picture) for one in document.blocks)
    return pieces_of(document) + A_PICTURE * pictures > LARGE


def waiting_files(*, at: datetime) -> QuerySet[ReportFile]:
    """Those nobody is building, the longest waiting first, each with its report and edition. One query."""
    idle = Q(said_at=None) | Q(said_at__lt=at - GIVEN_UP) | Q(said_at__gt=at + GIVEN_UP)
    found = ReportFile.objects.filter(idle, built_at=None, failed_at=None)
    return found.select_related("report__instrument", "report__meeting", "edition").order_by(
        "asked_at", "pk"
    )
