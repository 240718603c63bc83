"""Values of indicators: entered, moved along, questioned; and readings of what is counted."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.models import (
    Indicator,
    IndicatorReading,
    IndicatorValue,
    ReportingPeriod,
    ValueNote,
    ValueStep,
)
from whimbrel.report.models.indicator import OPEN
from whimbrel.report.queries.counting import FigureRefused
from whimbrel.report.queries.indicators import as_number, count_now

Step = ValueStep.Step


class ValueRests(Exception):
    """What was handed in, approved or locked is not changed before it is returned."""


class PeriodLocked(ValueRests):
    """Nothing of a period that is locked is changed before somebody opens it, and says why."""


@dataclass(frozen=True)
class Entered:
    """What is entered for one period."""

    number: Decimal | None = None
    words: str = ""
    evidence: str = ""
    evidence_url: str = ""
    parts: dict[str, dict[str, str]] = field(default_factory=dict)


@transaction.atomic
def enter_value(
    *, indicator: Indicator, period: ReportingPeriod, entered: Entered, by: User, at: datetime
) -> IndicatorValue:
    """Enter a value as a draft, or change one that is a draft or was returned. Raises ValueRests, PeriodLocked."""
    _check_period(period)
    value, is_new = IndicatorValue.objects.select_for_update().get_or_create(
        indicator=indicator, period=period
    )
    last = value.steps.last()
    if last is not None and last.step not in OPEN:
        raise ValueRests
    for name, given in entered.__dict__.items():
        setattr(value, name, given)
    value.save()
    if is_new:
        value.steps.create(step=Step.DRAFT, by=by, at=at)
    record(by, "entered a value", value)
    return value


@transaction.atomic
def move_value(
    *, value: IndicatorValue, to: str, by: User, at: datetime, note: str = ""
) -> ValueStep:
    """Hand in, return, approve or lock. What may follow what is asked of the rules before. Raises PeriodLocked."""
    _check_period(value.period)
    moved = value.steps.create(step=to, note=note, by=by, at=at)
    record(by, "moved a value", value, step=to)
    return moved


def _check_period(period: ReportingPeriod) -> None:
    """Whoever locks the period waits until this is written, and the other way round."""
    ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if period.locks.filter(opened_at=None).exists():
        raise PeriodLocked


@transaction.atomic
def write_note(*, value: IndicatorValue, words: str, by: User, at: datetime) -> ValueNote:
    note = value.notes.create(words=words, written_by=by, written_at=at)
    record(by, "wrote about a value", value)
    return note


@transaction.atomic
def take_reading(*, indicator: Indicator, on: date, at: datetime) -> IndicatorReading | None:
    """Count it up to that day, and keep the number if it differs from the last one kept. None where it does not.

    Raises FigureRefused.
    """
    count = count_now(indicator, on=on, language="en")
    number, said = as_number(count.value), count.text[:300]
    last = indicator.readings.filter(cut_off__lt=on).last()
    if last is not None and (last.number, last.text) == (number, said):
        return None
    reading, _is_new = IndicatorReading.objects.update_or_create(
        indicator=indicator, cut_off=on, defaults={"number": number, "text": said, "counted_at": at}
    )
    return reading


def take_readings(*, on: date, at: datetime) -> int:
    """A reading of every counted indicator of a plan that is not over. How many differed from the last."""
    found = Indicator.objects.filter(kind=Indicator.Kind.COUNTED).select_related("plan__instrument")
    taken = 0
    for one in found:
        try:
            taken += take_reading(indicator=one, on=min(on, one.plan.ends_on), at=at) is not None
        except FigureRefused:
            # Said where the indicator is shown; the others are counted all the same.
            continue
    return taken
