"""When an accession is expected, written down each time somebody says so."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.accession.models import Expectation, RecruitmentFile
from whimbrel.core.journal import record
from whimbrel.people.models import User


@transaction.atomic
def note_expectation(
    *,
    file: RecruitmentFile,
    said_on: date,
    earliest: date,
    likely: date,
    latest: date,
    confidence: str,
    said_by: str,
    reason: str,
    by: User,
    at: datetime,
) -> Expectation:
    """That is expected from now on; what was expected before stays beneath it."""
    noted = file.expectations.create(
        said_on=said_on, earliest=earliest, likely=likely, latest=latest, confidence=confidence,
        said_by=said_by, reason=reason, noted_by=by, noted_at=at,
    )  # fmt: skip
    record(by, "noted an expectation", file)
    return noted
