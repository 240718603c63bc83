"""Values of indicators by the sheet: taken out, filled in, entered whole or refused with what to mend."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    prose,
    read_sheet,
    reference,
    text,
)
from whimbrel.people.models import User
from whimbrel.report.actions.indicators import Entered, PeriodLocked, ValueRests, enter_value
from whimbrel.report.models import Indicator, IndicatorValue, ReportingPeriod
from whimbrel.report.queries.breakdowns import Dimension, complaint_of_parts, dimensions
from whimbrel.workplan.models import WorkPlan


@transaction.atomic
def enter_sheet(*, plan: WorkPlan, file: SheetFile, by: User, at: datetime) -> int:
    """Enter the values of a sheet that was taken out here: all of them, or none. How many were entered. Raises SheetRefused.

    A row without number, words and parts is passed over, and one that says what is there already.
    """
    known = dimensions()
    rows = read_sheet(file, _columns(plan, known), key=("indicator", "period"))
    indicators = {one.pk: one for one in Indicator.objects.filter(plan=plan)}
    periods = {one.pk: one for one in ReportingPeriod.objects.filter(plan=plan)}
    there = {
        (one.indicator_id, one.period_id): one
        for one in IndicatorValue.objects.filter(indicator__plan=plan)
    }
    complaints, number = [], 0
    for row in rows:
        indicator, period = indicators[row.values["indicator"]], periods[row.values["period"]]
        value = there.get((indicator.pk, period.pk))
        entered = _entered(row, value, known)
        wrong = list(_complaints(row, indicator, entered, known))
        complaints += wrong
        if wrong or (entered.number is None and not entered.words) or _is_there(value, entered):
            continue
        try:
            enter_value(indicator=indicator, period=period, entered=entered, by=by, at=at)
            number += 1
        except PeriodLocked:
            said = _("this period is locked. Open it first, and say why.")
            complaints.append(Complaint(said, row.line, "period"))
        except ValueRests:
            complaints.append(
                Complaint(_("this value was handed in and rests. Return it first."), row.line, "number")
            )  # fmt: skip
    if complaints:
        raise SheetRefused(file.name, complaints)
    return number


def _entered(row: Row, value: IndicatorValue | None, known: list[Dimension]) -> Entered:
    """What the row says. A dimension of which the sheet has no column is as it was, if the number is."""
    given = row.values
    parts = {}
    for one in known:
        told = {code: given[name] for code, name in one.columns() if given[name] is not None}
        is_absent = all(name in row.absent for _code, name in one.columns())
        if is_absent and value is not None and value.number == given["number"]:
            parts[one.code] = value.parts.get(one.code, {})
        else:
            parts[one.code] = {code: f"{number:f}" for code, number in told.items()}
    return Entered(
        number=given["number"],
        words=given["words"],
        evidence=given["evidence"],
        evidence_url=given["evidence_url"],
        parts={code: told for code, told in parts.items() if told},
    )


def _complaints(
    row: Row, indicator: Indicator, entered: Entered, known: list[Dimension]
) -> Iterable[Complaint]:
    for one in known:
        told = entered.parts.get(one.code)
        if not told:
            continue
        column = dict(one.columns())[next(iter(told))]
        if indicator.kind == Indicator.Kind.WORDS:
            said = _("what is told in words has no parts. Empty these cells.")
            yield Complaint(said, row.line, column)
            continue
        wrong = complaint_of_parts(one, told, entered.number)
        if wrong:
            yield Complaint(wrong, row.line, column)


def _columns(plan: WorkPlan, known: list[Dimension]) -> list[Column]:
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
        *(
            Column(name, _part, empty=None, may_be_absent=True)
            for one in known
            for _code, name in one.columns()
        ),
    ]


def _decimal(cell: str) -> Decimal:
    try:
        number = Decimal(cell.replace("\u00a0", "").replace(" ", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(_("“%(cell)s” is not a number. Write it like 1250.5.") % {"cell": cell})
    return number


def _part(cell: str) -> Decimal:
    number = _decimal(cell)
    if number < 0:
        raise ValueError(_("“%(cell)s” is less than nothing.") % {"cell": cell})
    return number


def _is_there(value: IndicatorValue | None, entered: Entered) -> bool:
    return value is not None and all(
        getattr(value, name) == given for name, given in entered.__dict__.items()
    )
