"""How far a plan is: what was said of each target, and the weighted means reckoned from it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whimbrel.nbsap.models import NationalTarget, Nbsap, TargetProgress


@dataclass(frozen=True)
class TargetLine:
    """A target and how far it is, in percent; None where nothing is known.

    Of a target with parts it is the mean of those of which something is known, by their weights; else what was said of it.
    """

    target: NationalTarget
    percent: float | None
    said: TargetProgress | None
    # How far it was on the day of the comparison.
    before: float | None
    parts: tuple["TargetLine", ...] = ()

    @property
    def rounded(self) -> int | None:
        return None if self.percent is None else round(self.percent)


@dataclass(frozen=True)
class PlanProgress:
    """A plan and its targets. `known` of `whole` is the weight of the targets of which something is known."""

    lines: list[TargetLine]
    percent: float | None
    before: float | None
    known: int
    whole: int

    @property
    def rounded(self) -> int | None:
        return None if self.percent is None else round(self.percent)


def plan_progress(nbsap: Nbsap, *, on: date, since: date | None = None) -> PlanProgress:
    """As at the day, and where one is given compared with an earlier one. Two queries."""
    targets = list(nbsap.targets.all())
    said = list(
        TargetProgress.objects.filter(target__nbsap=nbsap, on__lte=on, taken_back_at=None).order_by(
            "on", "pk"
        )
    )
    latest = {one.target_id: one for one in said}
    earlier = {one.target_id: one for one in said if since and one.on <= since}
    children: dict[int | None, list[NationalTarget]] = defaultdict(list)
    for one in targets:
        children[one.parent_id].append(one)

    def line(target: NationalTarget) -> TargetLine:
        parts = tuple(line(one) for one in children[target.pk])
        now, then = latest.get(target.pk), earlier.get(target.pk)
        if parts:
            whole = weighted([(one.target.weight, one.percent) for one in parts])
            past = weighted([(one.target.weight, one.before) for one in parts])
            return TargetLine(target, whole, None, past, parts)
        return TargetLine(target, _percent(now), now, _percent(then))

    lines = [line(one) for one in children[None]]
    return PlanProgress(
        lines,
        weighted([(one.target.weight, one.percent) for one in lines]),
        weighted([(one.target.weight, one.before) for one in lines]),
        sum(one.target.weight for one in lines if one.percent is not None),
        sum(one.target.weight for one in lines),
    )


def _percent(said: TargetProgress | None) -> float | None:
    return None if said is None else float(said.percent)


def weighted(values: Sequence[tuple[int, float | None]]) -> float | None:
    """The mean of what is known, by weight; None where nothing is."""
    known = [(weight, value) for weight, value in values if value is not None]
    if not known:
        return None
    return sum(weight * value for weight, value in known) / sum(weight for weight, _value in known)


def history_of_target(target: NationalTarget) -> list[TargetProgress]:
    """All that was said of it and not taken back, the latest day first. One query."""
    return list(target.progress.filter(taken_back_at=None).select_related("noted_by"))
