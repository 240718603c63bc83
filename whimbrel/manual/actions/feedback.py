"""What readers say of the Manual: that it helped or did not, and that they have read an edition."""

from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.manual.models import Edition, EditionReading, Feedback, Version
from whimbrel.people.models import User


@transaction.atomic
def give_feedback(
    *, version: Version, has_helped: bool, reason: str, key: str, at: datetime
) -> Feedback:
    """Keep what a reader said; nobody knows who. The same form sent twice counts once."""
    feedback, is_new = Feedback.objects.get_or_create(
        key=key,
        defaults={
            "version": version,
            "has_helped": has_helped,
            "reason": reason.strip(),
            "given_at": at,
        },
    )
    if is_new:
        record(None, "said whether it helped", feedback)
    return feedback


@transaction.atomic
def say_edition_read(*, edition: Edition, by: User, at: datetime) -> EditionReading:
    """Write down that the person has read the edition. Said twice, the first day stands."""
    reading, is_new = EditionReading.objects.get_or_create(
        edition=edition, person=by, defaults={"read_at": at}
    )
    if is_new:
        record(by, "read edition", reading)
    return reading
