"""Values of indicators: entered, moved along, questioned; and readings of what is counted."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.core.sheets import (
    Column,
    Complaint,
    SheetFile,
    SheetRefused,
    prose,
    read_sheet,
    reference,
    text,
)
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
from whimbrel.workplan.models import WorkPlan

Step = ValueStep.Step


class ValueRests(Exception):
    """What was handed in, approved or locked is not changed before it is returned."""


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
    """Enter a value as a draft, or change one that is a draft or was returned. Raises ValueRests."""
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
    """Hand in, return, approve or lock. What may follow what is asked of the rules before."""
    moved = value.steps.create(step=to, note=note, by=by, at=at)
    record(by, "moved a value", value, step=to)
    return moved


@transaction.atomic
def write_note(*, value: IndicatorValue, words: str, by: User, at: datetime) -> ValueNote:
    note = value.notes.create(words=words, written_by=by, written_at=at)
    record(by, "wrote about a value", value)
    return note


@transaction.atomic
def enter_sheet(*, plan: WorkPlan, file: SheetFile, by: User, at: datetime) -> int:
    """Enter the values of a sheet that was taken out here: all of them, or none. How many were entered. Raises SheetRefused.

    A row without number and words is passed over, and one that says what is there already.
    """
    rows = read_sheet(file, _columns(plan), key=("indicator", "period"))
    indicators = {one.pk: one for one in Indicator.objects.filter(plan=plan)}
    periods = {one.pk: one for one in ReportingPeriod.objects.filter(plan=plan)}
    complaints, number = [], 0
    for row in rows:
        given = row.values
        entered = Entered(given["number"], given["words"], given["evidence"], given["evidence_url"])
        if entered.number is None and not entered.words:
            continue
        indicator, period = indicators[given["indicator"]], periods[given["period"]]
        if _is_there(indicator, period, entered):
            continue
        try:
            enter_value(indicator=indicator, period=period, entered=entered, by=by, at=at)
            number += 1
        except ValueRests:
            complaints.append(
                Complaint(_("this value was handed in and rests. Return it first."), row.line, "number")
            )  # fmt: skip
    if complaints:
        raise SheetRefused(file.name, complaints)
    return number


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


def _columns(plan: WorkPlan) -> list[Column]:
    indicators = dict(Indicator.objects.filter(plan=plan).values_list("code", "pk"))
    periods = dict(ReportingPeriod.objects.filter(plan=plan).values_list("name", "pk"))
    passed_over = [
        text(name) for name in ("title", "kind", "unit", "baseline", "target", "standing")
    ]
    return [
        reference("indicator", indicators, is_required=True),
        reference("period", periods, is_required=True),
        Column("number", _decimal, empty=None),
        prose("words"),
        prose("evidence"),
        text("evidence_url"),
        *passed_over,
    ]


def _decimal(cell: str) -> Decimal:
    try:
        return Decimal(cell.replace("\u00a0", "").replace(" ", ""))
    except InvalidOperation:
        raise ValueError(
            _("“%(cell)s” is not a number. Write it like 1250.5.") % {"cell": cell}
        ) from None


def _is_there(indicator: Indicator, period: ReportingPeriod, entered: Entered) -> bool:
    value = IndicatorValue.objects.filter(indicator=indicator, period=period).first()
    return value is not None and all(
        getattr(value, name) == given for name, given in entered.__dict__.items()
    )
