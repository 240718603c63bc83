"""The dashboard of a plan's indicators, and one indicator with all that is known of it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from whimbrel.report.models import (
    Indicator,
    IndicatorReading,
    IndicatorValue,
    ReportingPeriod,
    ValueStep,
)
from whimbrel.report.models.indicator import SETTLED, is_late, is_missing
from whimbrel.report.queries.breakdowns import dimensions
from whimbrel.report.queries.counting import KINDS, Count, Counting, Value, check_figure
from whimbrel.report.queries.formulas import FormulaRefused, codes_in, reckon
from whimbrel.workplan.models import WorkPlan

COLUMNS = [
    "indicator", "title", "kind", "unit", "baseline", "target", "period", "number", "words",
    "evidence", "evidence_url", "standing",
]  # fmt: skip


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with the value that counts now, whose day it bears, and what is lacking."""

    indicator: Indicator
    number: Decimal | None = None
    words: str = ""
    # The name of the period, or the day of the reading.
    when: str = ""
    on: date | None = None
    missing: tuple[str, ...] = ()
    late: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where the number opens what is behind it: the rows counted, or the values and indicators it comes from."""
        place = "rows" if self.indicator.kind == Indicator.Kind.COUNTED else "values"
        return f"{self.indicator.get_absolute_url()}#{place}"

    @property
    def parts(self) -> list[str]:
        """The codes of the indicators it is reckoned from."""
        is_reckoned = self.indicator.kind == Indicator.Kind.FORMULA
        return codes_in(self.indicator.formula) if is_reckoned else []

    @property
    def progress(self) -> int | None:
        """Of a hundred, how far from the baseline to the target; None where one of the three is not known."""
        one = self.indicator
        if self.number is None or one.target is None or one.baseline is None:
            return None
        way = one.target - one.baseline
        if not way:
            return None
        return max(0, min(100, round((self.number - one.baseline) / way * 100)))

    @property
    def is_met(self) -> bool:
        target = self.indicator.target
        if self.number is None or target is None:
            return False
        up = self.indicator.direction == Indicator.Direction.UP
        return bool(self.number >= target if up else self.number <= target)

    @property
    def is_out_of_range(self) -> bool:
        """A share of a hundred that is none, or a number below nothing: somebody should look."""
        if self.number is None:
            return False
        return self.number < 0 or (self.indicator.unit == "%" and self.number > 100)


@dataclass
class _Kept:
    readings: dict[int, IndicatorReading] = field(default_factory=dict)
    values: dict[int, dict[int, IndicatorValue]] = field(default_factory=dict)


def dashboard(plan: WorkPlan, *, on: date) -> list[IndicatorRow]:
    """Every indicator of the plan. Four queries, whatever their number."""
    indicators = list(Indicator.objects.filter(plan=plan).select_related("plan").order_by("code"))
    periods = list(ReportingPeriod.objects.filter(plan=plan))
    kept = _Kept()
    for reading in IndicatorReading.objects.filter(indicator__plan=plan, cut_off__lte=on):
        kept.readings[reading.indicator_id] = reading
    for value in IndicatorValue.objects.settled().filter(indicator__plan=plan):
        kept.values.setdefault(value.indicator_id, {})[value.period_id] = value
    rows = {one.code: _row(one, periods, kept, on=on) for one in indicators}
    for one in indicators:
        if one.kind == Indicator.Kind.FORMULA:
            rows[one.code] = _reckoned(one, rows)
    return list(rows.values())


def _row(one: Indicator, periods: list[ReportingPeriod], kept: _Kept, *, on: date) -> IndicatorRow:
    if one.kind == Indicator.Kind.COUNTED:
        reading = kept.readings.get(one.pk)
        if reading is None:
            return IndicatorRow(one)
        return IndicatorRow(one, reading.number, reading.text, on=reading.cut_off)
    if one.kind == Indicator.Kind.FORMULA:
        return IndicatorRow(one)
    given = kept.values.get(one.pk, {})
    latest = next((given[period.pk] for period in reversed(periods) if period.pk in given), None)
    return IndicatorRow(
        one,
        number=latest.number if latest else None,
        words=latest.words if latest else "",
        when=next((p.name for p in periods if latest and p.pk == latest.period_id), ""),
        missing=tuple(p.name for p in periods if is_missing(p, given.get(p.pk), on=on)),
        late=tuple(p.name for p in periods if is_late(p, given.get(p.pk))),
    )


def _reckoned(one: Indicator, rows: dict[str, IndicatorRow]) -> IndicatorRow:
    """From the rows that are no formulas themselves: one formula never waits for another."""
    numbers = {
        code: rows[code].number
        for code in codes_in(one.formula)
        if code in rows and rows[code].indicator.kind != Indicator.Kind.FORMULA
    }
    try:
        number = reckon(one.formula, numbers)
    except FormulaRefused:
        number = None
    return IndicatorRow(one, number=None if number is None else round(number, 4))


def count_now(indicator: Indicator, *, on: date, language: str) -> Count:
    """Count a counted indicator afresh, with its rule and rows. Raises FigureRefused."""
    asked = check_figure(indicator.figure, indicator.parameters)
    return asked.counter(Counting(indicator, on, language), indicator.parameters)


def has_kept_rows(indicator: Indicator) -> bool:
    """Whether only staff may see what was counted, such as the money of a grant that is not public."""
    found = KINDS.get(indicator.figure)
    return found is not None and found.is_kept


def as_number(value: Value) -> Decimal | None:
    """What a figure is worth as a number: of a list, how many it has; of words, their number if they are one."""
    if isinstance(value, list):
        return Decimal(len(value))
    try:
        return Decimal(str(value).rstrip("%").strip())
    except ArithmeticError:
        return None


def values_of(indicator: Indicator, *, with_talk: bool = False) -> list[IndicatorValue]:
    """All that was entered, in the order of the periods, each with where it stands and its files. Two queries; with
    steps and what is said about it six."""
    found = IndicatorValue.objects.with_standing().filter(indicator=indicator)
    related = found.select_related("period").prefetch_related("files")
    if with_talk:
        related = related.prefetch_related("steps__by", "notes__written_by")
    return list(related.order_by("period__starts_on"))


def settled_values(indicator: Indicator) -> list[IndicatorValue]:
    return [one for one in values_of(indicator) if one.now_step in SETTLED]


def sheet_columns() -> list[str]:
    """The same in every language, the parts of a number last. One query."""
    return [*COLUMNS, *(name for one in dimensions() for _code, name in one.columns())]


def sheet_rows(plan: WorkPlan) -> list[list[object]]:
    """One row for each entered indicator and period, with what was entered if anything was: filled in, it comes back."""
    values = {
        (one.indicator_id, one.period_id): one
        for one in IndicatorValue.objects.with_standing().filter(indicator__plan=plan)
    }
    labels = dict(ValueStep.Step.choices)
    rows: list[list[object]] = []
    known = dimensions()
    periods = list(ReportingPeriod.objects.filter(plan=plan))
    entered = (Indicator.Kind.ENTERED, Indicator.Kind.WORDS)
    for one in Indicator.objects.filter(plan=plan, kind__in=entered).order_by("code"):
        for period in periods:
            value = values.get((one.pk, period.pk))
            rows.append(
                [
                    one.code, one.title, one.kind, one.unit,
                    "" if one.baseline is None else one.baseline.normalize(),
                    "" if one.target is None else one.target.normalize(),
                    period.name,
                    "" if value is None or value.number is None else value.number.normalize(),
                    value.words if value else "", value.evidence if value else "",
                    value.evidence_url if value else "",
                    str(labels.get(value.now_step, "")) if value else "",
                    *(
                        _part_of(value, dimension.code, code)
                        for dimension in known
                        for code, _name in dimension.parts
                    ),
                ]
            )  # fmt: skip
    return rows


def _part_of(value: IndicatorValue | None, dimension: str, code: str) -> object:
    told = value.parts.get(dimension, {}).get(code) if value else None
    return "" if told is None else Decimal(told)
