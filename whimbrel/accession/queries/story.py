"""What came of winning Parties, from public facts alone: whom a report named as approached, and who has joined since it."""

from dataclasses import dataclass
from datetime import date

from whimbrel.accession.models import Outreach
from whimbrel.accession.queries.statuses import conferences
from whimbrel.treaties.models import Instrument, Meeting
from whimbrel.treaties.queries.acts import acts_in_force
from whimbrel.treaties.queries.membership import NewParty, new_parties
from whimbrel.treaties.queries.names import names_on


@dataclass(frozen=True)
class Named:
    """A country or area that the report named, with what the register says of it today: None where it is no Party."""

    name: str
    iso3: str
    emphasis: str
    since: date | None


@dataclass(frozen=True)
class Joined:
    """Who has joined since, and whether the report had named the country."""

    party: NewParty
    was_named: bool


@dataclass(frozen=True)
class Story:
    meeting: Meeting
    # The meeting before it, where one is known, and who joined between the two.
    before: Meeting | None
    joined_before: tuple[NewParty, ...]
    named: tuple[Named, ...]
    joined: tuple[Joined, ...]
    source: str


def story(instrument: Instrument, *, on: date) -> Story | None:
    """The story as the register has it on that day; None where no outreach is published. At most seven queries."""
    approached = list(
        Outreach.objects.filter(instrument=instrument)
        .select_related("country", "region")
        .order_by("place")
    )
    held = conferences(instrument, until=on)
    last = max((one.ends_on for one in approached), default=date.max)
    places = [place for place, one in enumerate(held) if one.starts_on and one.starts_on >= last]
    if not places:
        return None
    meeting = held[places[0]]
    before = held[places[0] - 1] if places[0] else None
    countries = {one.country_id for one in approached if one.country_id}
    since = {act.country_id: act.in_force_on for act in acts_in_force(instrument, on=on)}
    names = names_on(on)
    return Story(
        meeting=meeting,
        before=before,
        joined_before=tuple(_joined(instrument, before, until=meeting.starts_on or on)),
        named=tuple(
            Named(
                name=names[one.country_id] if one.country_id else one.region.name if one.region else "",
                iso3=one.country.iso3 if one.country else "",
                emphasis=one.get_emphasis_display(),
                since=since.get(one.country_id) if one.country_id else None,
            )
            for one in approached
        ),
        joined=tuple(
            Joined(party, party.country_id in countries)
            for party in _joined(instrument, meeting, until=on)
        ),
        source=approached[0].source,
    )  # fmt: skip


def _joined(instrument: Instrument, after: Meeting | None, *, until: date) -> list[NewParty]:
    """Who became bound after the meeting had ended, under the names of the last day."""
    day = (after.ends_on or after.starts_on) if after else None
    return new_parties(instrument, after=day, until=until) if day else []


def told_instruments() -> list[Instrument]:
    """Instruments whose outreach is published. One query."""
    told = Outreach.objects.values("instrument")
    return list(Instrument.objects.filter(pk__in=told).order_by("code"))
