"""How far a national target is, said with its day and source."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.models import NationalTarget, TargetProgress
from whimbrel.people.models import User


class HasParts(Exception):
    """The target has parts; how far it is follows from them."""


@transaction.atomic
def note_progress(
    *, target: NationalTarget, percent: int, on: date, source: str, by: User, at: datetime, note: str = ""
) -> TargetProgress:  # fmt: skip
    """The target was so far on that day. The same once more changes nothing; what was said of other days stays.

    What was said of the same day before is taken back. Raises HasParts.
    """
    NationalTarget.objects.select_for_update().get(pk=target.pk)
    if target.parts.exists():
        raise HasParts
    that_day = target.progress.filter(on=on, taken_back_at=None)
    same = that_day.filter(percent=percent, source=source, note=note).first()
    if same is not None:
        return same
    that_day.update(taken_back_at=at)
    noted = target.progress.create(
        percent=percent, on=on, source=source, note=note, noted_by=by, noted_at=at
    )
    record(
        by, "noted the progress of a target", target.nbsap, target=target.code, percent=percent, on=on.isoformat()
    )  # fmt: skip
    return noted


@transaction.atomic
def take_back_progress(*, progress: TargetProgress, by: User, at: datetime) -> None:
    """It was not so. Doing it twice changes nothing."""
    standing = TargetProgress.objects.filter(pk=progress.pk, taken_back_at=None)
    if standing.update(taken_back_at=at):
        target = progress.target
        record(
            by, "took back the progress of a target", target.nbsap, target=target.code,
            percent=progress.percent, on=progress.on.isoformat(),
        )  # fmt: skip
