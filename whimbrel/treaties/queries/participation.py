"""What countries did at a meeting, as its own papers show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from whimbrel.treaties.models import Meeting, Participation

Deed = Participation.Deed


@dataclass
class Part:
    """One country at one meeting. By deed, how many: persons, interventions, documents; 0 where that is not known."""

    counted: dict[str, int] = field(default_factory=dict)

    def did(self, deed: str) -> bool:
        return deed in self.counted


@dataclass(frozen=True)
class MeetingParts:
    """All of a meeting. `known` are the deeds of which its papers were entered: of others nothing can be said."""

    by_country: Mapping[int, Part]
    known: frozenset[str]
    sources: tuple[str, ...]


def parts_at(meeting: Meeting, *, on: date) -> MeetingParts:
    """What was done there by that day. One query."""
    found: dict[int, Part] = {}
    known, sources = set(), set()
    rows = Participation.objects.filter(meeting=meeting, on__lte=on).order_by()
    for country, deed, number, source in rows.values_list("country", "deed", "number", "source"):
        part = found.setdefault(country, Part())
        part.counted[deed] = part.counted.get(deed, 0) + (number or 0)
        known.add(deed)
        sources.add(source)
    return MeetingParts(found, frozenset(known), tuple(sorted(sources)))
