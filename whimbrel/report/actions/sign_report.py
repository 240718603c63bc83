"""Signing a report on its way out."""

from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.models import Report, Signature
from whimbrel.report.queries.signing import digest_of_draft, signing_of
from whimbrel.report.rules.signing import can_sign


class NotTheirTurn(Exception):
    """Another step comes first, or somebody else must take this one."""


@transaction.atomic
def sign_report(*, report: Report, step: str, by: User, at: datetime) -> Signature:
    """Stand by the report as it is now. Raises NotTheirTurn."""
    Report.objects.select_for_update().get(pk=report.pk)
    if not can_sign(step, signing_of(report).valid, by.pk):
        raise NotTheirTurn
    signature = Signature.objects.create(
        report=report, step=step, person=by, signed_at=at, digest=digest_of_draft(report)
    )
    record(by, "signed", report, step=step, digest=signature.digest)
    return signature
