"""What the graph and the map of an instrument are drawn from."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import columns, sort_key, translated
from whimbrel.treaties.models import Country, Instrument, Meeting, TreatyAction
from whimbrel.treaties.queries.membership import NewParty, new_parties
from whimbrel.treaties.queries.names import names_on


class Status(models.TextChoices):
    """How a country stands to an instrument on a day."""

    PARTY = "party", _("Party")
    SIGNATORY = "signatory", _("Signed only")
    NON_PARTY = "non_party", _("Not a Party")
    TERRITORY = "territory", _("Territory")


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
    """Every country and territory, by name. Five queries, whatever their number."""
    names = names_on(on)
    acts = TreatyAction.objects.in_force(on=on).filter(instrument=instrument)
    since = dict(acts.order_by("-in_force_on").values_list("country_id", "in_force_on"))
    # Whoever was bound once and has left is not a signatory any more.
    left = TreatyAction.objects.binding().filter(instrument=instrument, ends_on__lte=on)
    signed = dict(
        TreatyAction.objects.filter(
            instrument=instrument, kind=TreatyAction.Kind.SIGNATURE, signed_on__lte=on
        )
        .exclude(country__in=left.values("country"))
        .values_list("country_id", "signed_on")
    )
    rows = []
    for country in Country.objects.order_by().values(
        "pk", "iso3", "kind", *columns("region__name")
    ):
        pk = country["pk"]
        if pk in since:
            status, day = Status.PARTY, since[pk]
        elif pk in signed:
            status, day = Status.SIGNATORY, signed[pk]
        elif country["kind"] == Country.Kind.TERRITORY:
            status, day = Status.TERRITORY, None
        elif country["kind"] == Country.Kind.REIO:
            continue
        else:
            status, day = Status.NON_PARTY, None
        region = translated(country, "region__name")
        rows.append(CountryStatus(country["iso3"], names[pk], region, status.value, day))
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
