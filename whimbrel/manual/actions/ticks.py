"""Working through a checklist: begin it, tick its steps, put it away."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.manual.models import Checklist, Tick, Undertaking
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Meeting


@transaction.atomic
def begin_checklist(
    *,
    checklist: Checklist,
    by: User,
    at: datetime,
    country: Country | None = None,
    meeting: Meeting | None = None,
    starts_on: date | None = None,
) -> Undertaking:
    """Begin it for the person alone, or for all who act for the country. What is begun and open is not begun twice."""
    wanted = {
        "checklist": checklist,
        "person": None if country else by,
        "country": country,
        "meeting": meeting,
        "starts_on": None if meeting else starts_on,
    }
    known = Undertaking.objects.open().filter(**wanted).first()
    if known is not None:
        return known
    undertaking = Undertaking.objects.create(**wanted, begun_at=at)
    record(by, "began checklist", undertaking)
    return undertaking


@transaction.atomic
def tick_steps(
    *,
    undertaking: Undertaking,
    ticked: Collection[int],
    shown_as_ticked: Collection[int],
    by: User,
    at: datetime,
) -> Undertaking:
    """Tick and untick what the person changed on their page, and leave alone what others ticked meanwhile."""
    steps = set(undertaking.checklist.steps.values_list("pk", flat=True))
    done = steps & (set(ticked) - set(shown_as_ticked))
    undone = steps & (set(shown_as_ticked) - set(ticked))
    if not done and not undone:
        return undertaking
    Tick.objects.filter(undertaking=undertaking, step__in=undone).delete()
    rows = [Tick(undertaking=undertaking, step_id=one, ticked_at=at, ticked_by=by) for one in done]
    Tick.objects.bulk_create(rows, ignore_conflicts=True)
    record(by, "ticked steps", undertaking, done=len(done), undone=len(undone))
    return undertaking


@transaction.atomic
def put_checklist_away(*, undertaking: Undertaking, by: User, at: datetime) -> Undertaking:
    """Take it off the desk and out of the country's room; what was ticked stays known."""
    undertaking.ended_at = at
    undertaking.save(update_fields=["ended_at"])
    record(by, "put checklist away", undertaking)
    return undertaking
