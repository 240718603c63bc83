"""A period is locked when all that was entered in it is approved, and opened again by somebody else, with a reason."""

from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.models import IndicatorValue, PeriodLock, ReportingPeriod, ValueStep
from whimbrel.report.models.indicator import SETTLED

Step = ValueStep.Step


class ValuesWait(Exception):
    """Values of the period are not approved yet. `values` are they."""

    def __init__(self, values: list[IndicatorValue]) -> None:
        super().__init__(", ".join(one.indicator.code for one in values))
        self.values = values


class AlreadyLocked(Exception):
    """Somebody locked it before."""


class NotLocked(Exception):
    """There is nothing to open."""


@transaction.atomic
def lock_period(*, period: ReportingPeriod, by: User, at: datetime) -> PeriodLock:
    """Lock the period and every value in it. Raises ValuesWait, AlreadyLocked."""
    ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if period.locks.filter(opened_at=None).exists():
        raise AlreadyLocked
    values = list(
        IndicatorValue.objects.with_standing().filter(period=period).select_related("indicator")
    )
    waiting = [one for one in values if one.now_step not in SETTLED]
    if waiting:
        raise ValuesWait(waiting)
    ValueStep.objects.bulk_create(
        ValueStep(value=one, step=Step.LOCKED, by=by, at=at)
        for one in values
        if one.now_step == Step.APPROVED
    )
    lock = PeriodLock.objects.create(period=period, locked_at=at, locked_by=by)
    record(by, "locked a period", period, values=len(values))
    return lock


@transaction.atomic
def open_period(*, period: ReportingPeriod, reason: str, by: User, at: datetime) -> PeriodLock:
    """Open it again: its values are approved as before, and may be returned. Raises NotLocked."""
    lock = PeriodLock.objects.select_for_update().filter(period=period, opened_at=None).first()
    if lock is None:
        raise NotLocked
    lock.opened_at, lock.opened_by, lock.reason = at, by, reason
    lock.save()
    locked = IndicatorValue.objects.with_standing().filter(period=period)
    ValueStep.objects.bulk_create(
        ValueStep(value=one, step=Step.APPROVED, note=reason, by=by, at=at)
        for one in locked.filter(now_step=Step.LOCKED)  # type: ignore[misc]
    )
    record(by, "opened a period", period, reason=reason)
    return lock
