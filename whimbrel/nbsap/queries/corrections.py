"""What people put right of the plans on record, as the journal knows: for as long as the journal is kept."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType

from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.models import Nbsap

ADDED = "added a national plan"
FACTS = "corrected a national plan"
STAGE = "corrected a stage of the plan"
STAGE_OUT = "took out a stage of the plan"
# The Secretariat said otherwise: a list was loaded over what was corrected before.
OVER = "loaded over a correction of a national plan"


@dataclass(frozen=True)
class StageCorrection:
    """A stage as it was before, and what it became; `after` is empty where it was taken out."""

    before: dict[str, Any]
    after: dict[str, Any]

    def was(self, kind: str, on: date) -> bool:
        """Whether it was this stage. Where the journal kept only half of it, that half decides."""
        told = {"kind": kind, "on": on.isoformat()}
        known = {name: self.before[name] for name in told if name in self.before}
        return bool(known) and all(told[name] == value for name, value in known.items())


@dataclass
class Corrections:
    """Of one version: the day on which each field was put right last, and the stages that were."""

    fields: dict[str, date] = field(default_factory=dict)
    stages: list[StageCorrection] = field(default_factory=list)
    # Somebody wrote the whole version down here; all that was filled in is theirs.
    added_on: date | None = None

    def of_field(self, name: str, value: Any) -> date | None:
        """When the value was put there by somebody; None where it came from a list."""
        return self.fields.get(name) or (self.added_on if value not in ("", None) else None)

    def of_stage(self, kind: str, on: date) -> StageCorrection | None:
        return next((one for one in self.stages if one.was(kind, on)), None)


def corrections_of(plans: Collection[int]) -> dict[int, Corrections]:
    """By the primary key of the version; none of a version of which nobody put anything right. Two queries."""
    lines = JournalEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(Nbsap),
        subject_id__in=plans,
        verb__in=(ADDED, FACTS, STAGE, STAGE_OUT, OVER),
    )
    found: dict[int, Corrections] = {}
    for one in lines.order_by("recorded_at", "pk"):
        held = found.setdefault(one.subject_id, Corrections())
        detail, day = one.detail, one.recorded_at.date()
        if one.verb == OVER:
            # From here on the list counts, until somebody puts it right again.
            found.pop(one.subject_id)
        elif one.verb == ADDED:
            held.added_on = day
        elif one.verb == FACTS:
            held.fields |= dict.fromkeys(detail.get("fields", ()), day)
        else:
            held.stages.append(_stage_correction(detail, is_out=one.verb == STAGE_OUT))
    return found


def _stage_correction(detail: dict[str, Any], *, is_out: bool) -> StageCorrection:
    before = dict(detail.get("old", {}))
    if kept := detail.get("stage"):
        kind, _space, on = kept.partition(" ")
        before |= {"kind": kind, "on": on}
    return StageCorrection(before, {} if is_out else before | detail.get("new", {}))
