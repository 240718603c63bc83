"""Values that are still to be handed in, of all plans."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from whimbrel.report.models import Indicator, IndicatorValue, PeriodLock, ReportingPeriod
from whimbrel.report.models.indicator import OPEN
from whimbrel.report.queries.periods import ENTERED
from whimbrel.treaties.models import AT_THE_DESK, Designation

# What was due longer ago is on the page of the period, and nobody is told of it any more.
LONG_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class LackingValue:
    """Nothing was handed in for the indicator and the period: there is no value, or only a draft."""

    indicator: Indicator
    period: ReportingPeriod

    def is_late(self, *, on: date) -> bool:
        return self.period.due_on < on


def lacking_values(*, on: date, until: date) -> list[LackingValue]:
    """Due by `until` and not handed in, the earliest first; nothing of locked periods. Three queries at most."""
    locked = PeriodLock.objects.in_force().values("period")
    periods = list(
        ReportingPeriod.objects.filter(due_on__gte=on - LONG_AFTER, due_on__lte=until)
        .exclude(pk__in=locked)
        .order_by("due_on", "pk")
    )
    if not periods:
        return []
    indicators: dict[int, list[Indicator]] = {}
    plans = {one.plan_id for one in periods}
    found = Indicator.objects.filter(plan__in=plans, kind__in=ENTERED)
    for one in found.select_related("plan", "responsible").order_by("code"):
        indicators.setdefault(one.plan_id, []).append(one)
    values = IndicatorValue.objects.with_standing().filter(period__in=[one.pk for one in periods])
    handed_in = set(values.exclude(now_step__in=OPEN).values_list("indicator", "period"))  # type: ignore[misc]
    return [
        LackingValue(indicator, period)
        for period in periods
        for indicator in indicators.get(period.plan_id, [])
        if (indicator.pk, period.pk) not in handed_in
    ]


def at_the_desk(people: Collection[int], *, on: date) -> set[int]:
    """Who of them keeps the records on that day, and so may enter a value. One query."""
    held = Designation.objects.in_office(on=on).filter(person__in=people, role__in=AT_THE_DESK)
    return set(held.filter(person__is_active=True).values_list("person", flat=True))
