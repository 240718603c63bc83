"""The reporting periods of a plan: what was entered in each, what is lacking, and whether it is locked."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from whimbrel.report.models import (
    Indicator,
    IndicatorValue,
    PeriodLock,
    PeriodTarget,
    ReportingPeriod,
    ValueStep,
)
from whimbrel.report.models.indicator import SETTLED, is_missing
from whimbrel.workplan.models import WorkPlan

ENTERED = (Indicator.Kind.ENTERED, Indicator.Kind.WORDS)


@dataclass(frozen=True)
class PeriodRow:
    """One period. `lacking` are indicators of which nothing that counts is there after the day by which it was due."""

    period: ReportingPeriod
    # How many values stand so, by the words of the standing.
    standing: tuple[tuple[str, int], ...]
    waiting: int
    lacking: tuple[Indicator, ...]
    # The one in force, and those of before, the latest first.
    lock: PeriodLock | None
    opened: tuple[PeriodLock, ...]


def period_rows(plan: WorkPlan, *, on: date) -> list[PeriodRow]:
    """In order of time. Four queries, whatever their number."""
    periods = list(
        ReportingPeriod.objects.filter(plan=plan).prefetch_related("locks__locked_by", "locks__opened_by")
    )  # fmt: skip
    indicators = list(
        Indicator.objects.filter(plan=plan, kind__in=ENTERED)
        .select_related("plan")
        .order_by("code")
    )
    values: dict[int, dict[int, IndicatorValue]] = {}
    for one in IndicatorValue.objects.with_standing().filter(period__plan=plan):
        values.setdefault(one.period_id, {})[one.indicator_id] = one
    return [_row(one, indicators, values.get(one.pk, {}), on) for one in periods]


def _row(
    period: ReportingPeriod, indicators: list[Indicator], values: dict[int, IndicatorValue], on: date
) -> PeriodRow:  # fmt: skip
    counted = Counter(one.now_step for one in values.values())
    settled = {pk: one for pk, one in values.items() if one.now_step in SETTLED}
    locks = sorted(period.locks.all(), key=lambda one: one.pk, reverse=True)
    return PeriodRow(
        period,
        tuple((str(step.label), counted[step.value]) for step in ValueStep.Step if counted[step.value]),
        len(values) - len(settled),
        tuple(one for one in indicators if is_missing(period, settled.get(one.pk), on=on)),
        next((one for one in locks if one.opened_at is None), None),
        tuple(one for one in locks if one.opened_at is not None),
    )  # fmt: skip


def targets_of(indicator: Indicator) -> list[PeriodTarget]:
    """What it should be worth at the end of each period, in order of time. One query."""
    return list(
        indicator.period_targets.select_related("period").order_by("period__starts_on", "pk")
    )
