"""What the graph and the map of an instrument are drawn from."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.charts.world import Shade
from whimbrel.core.languages import sort_key
from whimbrel.treaties.models import Country, Instrument, Meeting, TreatyAction
from whimbrel.treaties.queries.acts import acts_of
from whimbrel.treaties.queries.membership import NewParty, new_parties
from whimbrel.treaties.queries.names import known_countries, names_on, region_names


class Status(models.TextChoices):
    """How a country stands to an instrument on a day."""

    PARTY = "party", _("Party")
    SIGNATORY = "signatory", _("Signed only")
    NON_PARTY = "non_party", _("Not a Party")
    TERRITORY = "territory", _("Territory")

    @property
    def shade(self) -> Shade:
        """How it is drawn on a map."""
        return {
            Status.PARTY: Shade.FULL,
            Status.SIGNATORY: Shade.PART,
            Status.NON_PARTY: Shade.NONE,
        }.get(self, Shade.ASIDE)


@dataclass(frozen=True)
class CountryStatus:
    """One country's status on a day, under the name it had; `since` is the day of entry into force, or of signature."""

    iso3: str
    name: str
    region: str
    status: str
    since: date | None

    @property
    def status_in_words(self) -> str:
        return str(Status(self.status).label)


def country_statuses(instrument: Instrument, *, on: date) -> list[CountryStatus]:
    """Every country and territory, by name. Four queries, whatever their number."""
    names, regions, acts = names_on(on), region_names(), acts_of(instrument)
    since: dict[int, date | None] = {}
    for act in acts:
        if act.binds(on):
            since.setdefault(act.country_id, act.in_force_on)
    # Whoever was bound once and has left is not a signatory any more.
    left = {act.country_id for act in acts if act.is_binding and act.ends_on and act.ends_on <= on}
    signed = {
        act.country_id: act.signed_on
        for act in acts
        if act.kind == TreatyAction.Kind.SIGNATURE.value
        and act.signed_on
        and act.signed_on <= on
        and act.country_id not in left
    }
    rows = []
    for pk, iso3, kind, region, _name in known_countries():
        if pk in since:
            status, day = Status.PARTY, since[pk]
        elif pk in signed:
            status, day = Status.SIGNATORY, signed[pk]
        elif kind == Country.Kind.TERRITORY.value:
            status, day = Status.TERRITORY, None
        elif kind == Country.Kind.REIO.value:
            continue
        else:
            status, day = Status.NON_PARTY, None
        rows.append(CountryStatus(iso3, names[pk], regions[region], status.value, day))
    return sorted(rows, key=lambda row: sort_key(row.name))


def status_counts(rows: list[CountryStatus]) -> list[tuple[Status, int]]:
    """How many countries have each status, in the order of `Status`; what nobody has is left out."""
    counted = Counter(row.status for row in rows)
    return [(status, counted[status.value]) for status in Status if counted[status.value]]


def conferences(instrument: Instrument, *, until: date) -> list[Meeting]:
    """The COPs or MOPs of the instrument that have begun by that day, in order."""
    kinds = [Meeting.Kind.COP, Meeting.Kind.MOP]
    held = Meeting.objects.filter(instrument=instrument, kind__in=kinds, starts_on__lte=until)
    return list(held.order_by("starts_on"))


def joined_since_last_conference(
    instrument: Instrument, *, on: date
) -> tuple[Meeting | None, list[NewParty]]:
    """The last COP or MOP that had ended by that day, and who joined after it; names as on that day."""
    ended = [m for m in conferences(instrument, until=on) if m.ends_on and m.ends_on < on]
    if not ended:
        return None, []
    last = ended[-1]
    return last, new_parties(instrument, after=last.ends_on or on, until=on)
