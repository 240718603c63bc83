"""Level 4: what Parties did at the meeting that workshops prepared for, beside those that were at none of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from whimbrel.training.models import Workshop
from whimbrel.training.queries.figures import countries_reached, parties_on, totals_only
from whimbrel.treaties.models import Country, Meeting, Participation
from whimbrel.treaties.queries.participation import MeetingParts, parts_at

Deed = Participation.Deed


@dataclass(frozen=True)
class Did:
    """One deed: how many Parties of those at a workshop did it, and of those at none; None where no paper tells."""

    deed: str
    there: int | None
    elsewhere: int | None

    @property
    def words(self) -> str:
        return str(Deed(self.deed).label)


@dataclass(frozen=True)
class Afterwards:
    """Parties at some workshops and at the meeting these prepared for.

    `there` were at one of them, `elsewhere` at none that prepared for the meeting; Parties that were only at others are
    in neither. Only lists of persons tell for whom somebody came: who was at one of the `uncounted` workshops, of which
    a total is all that is known, stands among those at none.
    """

    meeting: Meeting
    there: tuple[Country, ...]
    elsewhere: tuple[Country, ...]
    parts: MeetingParts
    uncounted: int

    @property
    def is_comparable(self) -> bool:
        """Somebody is known to have come; without a list of persons nothing can be compared."""
        return bool(self.there)

    @property
    def deeds(self) -> list[Did]:
        return [self.did(deed) for deed in Deed.values]

    def did(self, deed: str) -> Did:
        if deed not in self.parts.known or not self.is_comparable:
            return Did(deed, None, None)
        return Did(deed, self._number(self.there, deed), self._number(self.elsewhere, deed))

    def number_of(self, country: Country, deed: str) -> int | None:
        """How many persons, interventions or documents; None where it did not, 0 where nobody knows how many."""
        part = self.parts.by_country.get(country.pk)
        return part.counted.get(deed) if part else None

    def _number(self, countries: Collection[Country], deed: str) -> int:
        return sum(self.number_of(one, deed) is not None for one in countries)


def afterwards(meeting: Meeting, workshops: QuerySet[Workshop], *, on: date) -> Afterwards | None:
    """What came of these workshops at the meeting, as far as known by that day. Five queries.

    None where the meeting is of no instrument or has no day: then nobody knows who were its Parties.
    """
    if meeting.instrument is None or meeting.starts_on is None:
        return None
    before = Workshop.objects.filter(prepares_for=meeting, meeting__starts_on__lte=on)
    at_any = countries_reached(before)
    there = countries_reached(workshops.filter(prepares_for=meeting, meeting__starts_on__lte=on))
    parties = list(parties_on(meeting.instrument, meeting.starts_on))
    return Afterwards(
        meeting=meeting,
        there=tuple(one for one in parties if one.pk in there),
        elsewhere=tuple(one for one in parties if one.pk not in at_any),
        parts=parts_at(meeting, on=on),
        uncounted=totals_only(before),
    )


def afterwards_of(workshops: QuerySet[Workshop]) -> Afterwards | None:
    """The same of the latest meeting they prepared for of which anything is known. Six queries."""
    meeting = (
        Meeting.objects.filter(
            preparatory_workshops__in=workshops.order_by().values("pk"),
            participations__isnull=False,
        )
        .select_related("instrument")
        .order_by("-starts_on", "-pk")
        .first()
    )
    return afterwards(meeting, workshops, on=localdate()) if meeting else None
