"""Publishing: a report is frozen with its texts, its figures and their rows."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.models import Edition, Report, Signature
from whimbrel.report.queries.content import report_content
from whimbrel.report.queries.signing import signing_of
from whimbrel.report.rules.signing import can_seal


class NotSigned(Exception):
    """Somebody signed the report, and not all have, as its words are now."""


class NothingToPublish(Exception):
    """The report has no text in its original language."""


@transaction.atomic
def publish_report(
    *, report: Report, cut_off: date | None = None, actor: User | None = None
) -> Edition:
    """Freeze the report as its next edition. What was signed is sealed in it.

    Raises NothingToPublish, NotSigned and FigureRefused.
    """
    if not report.texts.filter(language=report.original_language, live=True).exists():
        raise NothingToPublish(
            f"The report “{report.slug}” has no text in its original language “{report.original_language}”."
        )
    # Two who publish at once would take the same number: the second waits here.
    Report.objects.select_for_update().get(pk=report.pk)
    signing = signing_of(report)
    if not can_seal(signing.is_begun, signing.valid):
        raise NotSigned(_("It is not signed by all, as its words are now."))
    last = report.last_edition()
    now = timezone.now()
    edition = Edition.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        published_at=now,
        counted_at=now,
        content=report_content(report, cut_off=cut_off),
    )
    Signature.objects.filter(pk__in=[one.pk for one in signing.valid]).update(edition=edition)
    record(actor, "published", edition, number=edition.number, digest=edition.digest)
    return edition
