"""The instruments side by side, and how many are bound by each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from whimbrel.core.languages import translated
from whimbrel.treaties.models import AppendixListing, Instrument, Meeting, Resolution, TreatyAction


@dataclass(frozen=True)
class InstrumentRow:
    """An instrument, and its Parties on a day; of an MOU, its Signatories."""

    short_name: str
    slug: str
    name: str
    kind: str
    has_parties: bool
    in_force_on: date | None
    party_count: int
    latest_as_of: str


@dataclass(frozen=True)
class InstrumentGroup:
    """The instruments of one kind, the one with most Parties first."""

    kind: str
    rows: tuple[InstrumentRow, ...]


@dataclass(frozen=True)
class Holdings:
    """What the registry holds of one instrument besides its Parties."""

    meetings: int
    resolutions: int
    listings: int


def instrument_groups(*, on: date) -> list[InstrumentGroup]:
    """All instruments by kind, with the number bound on that day. Two queries."""
    counts = dict(
        TreatyAction.objects.in_force(on=on)
        .order_by()
        .values_list("instrument")
        .annotate(Count("country", distinct=True))
    )
    rows = [
        InstrumentRow(
            short_name=one.short_name,
            slug=one.slug,
            name=translated(one, "name"),
            kind=one.kind,
            has_parties=one.has_parties,
            in_force_on=one.in_force_on,
            party_count=counts.get(one.pk, 0),
            latest_as_of=one.latest_as_of,
        )
        for one in Instrument.objects.all()
    ]
    rows.sort(key=lambda row: (-row.party_count, row.short_name))
    groups = [
        InstrumentGroup(kind.value, tuple(r for r in rows if r.kind == kind))
        for kind in Instrument.Kind
    ]
    return [group for group in groups if group.rows]


def holdings(instrument: Instrument) -> Holdings:
    """Three queries."""
    return Holdings(
        meetings=Meeting.objects.filter(instrument=instrument).count(),
        resolutions=Resolution.objects.filter(instrument=instrument).count(),
        listings=AppendixListing.objects.filter(instrument=instrument).count(),
    )
