"""Since when nobody has said that an entry of the directory is still right."""

from datetime import date, datetime, time, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate, make_aware

from whimbrel.designations.models import Confirmation
from whimbrel.treaties.models import Designation

# So long the yearly question may wait for its answer before the entry is marked.
PATIENCE = timedelta(days=30)


def with_answers(found: "QuerySet[Designation]", *, on: date) -> "QuerySet[Designation]":
    """Each with the last question that has waited too long, and the last answer."""
    questions = Confirmation.objects.filter(designation=OuterRef("pk"))
    waiting = questions.filter(confirmed_at=None, asked_at__lt=_midnight(on) - PATIENCE)
    answered = questions.filter(confirmed_at__isnull=False)
    return found.annotate(
        unanswered_at=Subquery(waiting.order_by("-asked_at").values("asked_at")[:1]),
        answered_at=Subquery(answered.order_by("-confirmed_at").values("confirmed_at")[:1]),
    )


def unconfirmed_since(one: Designation) -> date | None:
    """The day from which nobody knows: that of the last answer, or the first in office. None where all is well.

    Takes a designation of `with_answers`.
    """
    asked: datetime | None = one.unanswered_at  # type: ignore[attr-defined]
    answered: datetime | None = one.answered_at  # type: ignore[attr-defined]
    if asked is None or (answered is not None and answered >= asked):
        return None
    return localdate(answered) if answered else one.starts_on


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
