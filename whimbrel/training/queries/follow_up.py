"""Who used what they learned, months later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from whimbrel.training.estimates import Estimate, share
from whimbrel.training.models import FollowUp, Workshop
from whimbrel.training.queries.groups import is_shown


@dataclass(frozen=True)
class Use:
    """Level 3: who had used it after so many months. Shares are of those who answered; None where too few did."""

    months: int
    asked: int
    answered: int
    used: Estimate | None
    used_or_partly: Estimate | None
    barriers: tuple[tuple[str, int], ...]


def use(workshops: QuerySet[Workshop], *, months: int = 6) -> Use:
    """Who had used it after so many months. Two queries."""
    found = {one.months: one for one in uses(workshops)}
    return found.get(months, Use(months, 0, 0, None, None, ()))


def uses(workshops: QuerySet[Workshop]) -> tuple[Use, ...]:
    """Who had used it, for each time at which anybody was asked, the soonest first. Two queries."""
    rows = FollowUp.objects.filter(
        registration__workshop__in=workshops.order_by().values("pk")
    ).order_by()
    counted = _by_months(rows.values_list("months", "used"))
    barriers = _by_months(rows.exclude(barrier="").values_list("months", "barrier"))
    return tuple(
        _use(months, counted[months], barriers.get(months, {})) for months in sorted(counted)
    )


def _by_months(rows: "QuerySet[FollowUp, Any]") -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for months, word, number in rows.annotate(number=Count("pk")):
        found.setdefault(months, {})[word] = number
    return found


def _use(months: int, counted: Mapping[str, int], said: Mapping[str, int]) -> Use:
    asked = sum(counted.values())
    answered = asked - counted.get("", 0)
    yes = counted.get(FollowUp.Used.YES, 0)
    some = yes + counted.get(FollowUp.Used.PARTLY, 0)
    is_enough = is_shown(answered)
    return Use(
        months=months,
        asked=asked,
        answered=answered,
        used=share(yes, answered) if is_enough else None,
        used_or_partly=share(some, answered) if is_enough else None,
        barriers=tuple(
            (str(one.label), said[one.value]) for one in FollowUp.Barrier if one.value in said
        )
        if is_enough
        else (),
    )
