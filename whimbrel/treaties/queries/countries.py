"""The countries side by side, and what one country is bound by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from whimbrel.core.languages import columns, sort_key, translated
from whimbrel.treaties.models import (
    Country,
    CountryName,
    Instrument,
    Region,
    TreatyAction,
)

NAMES = columns("name")


@dataclass(frozen=True)
class CountryRow:
    """A country in the list. `former_names` are those by which a reader may look for it."""

    iso3: str
    name: str
    region: str
    former_names: tuple[str, ...]
    instruments: int


@dataclass(frozen=True)
class Status:
    """How a country stands to one instrument on a day, and every act that led there."""

    instrument: Instrument
    is_bound: bool
    has_signed: bool
    acts: tuple[TreatyAction, ...]

    @property
    def left_on(self) -> date | None:
        """The first day on which a country that was bound is bound no more."""
        ends = [act.ends_on for act in self.acts if act.ends_on]
        return max(ends) if ends and not self.is_bound else None

    @property
    def joins_on(self) -> date | None:
        """The day of entry into force still ahead of a country that is not bound yet."""
        days = [act.in_force_on for act in self.acts if act.in_force_on and act.is_binding]
        return max(days) if days and not self.is_bound and not self.left_on else None


@dataclass(frozen=True)
class Summary:
    """How many of the family's instruments bind a country, and how it stands to the Convention itself."""

    treaties: int
    memoranda: int
    convention: Status | None


def country_rows(*, on: date, region: Region | None = None, search: str = "") -> list[CountryRow]:
    """Countries in alphabetical order, with the number of the family's instruments in force for each. Three queries.

    `search` finds the beginning of a word of a present or former name in any language, whatever its
    accents, or the three letters of a country's code. Territories are shown only to a search.
    """
    countries = Country.objects.order_by()
    if region is not None:
        countries = countries.filter(region=region)
    if not search:
        countries = countries.exclude(kind=Country.Kind.TERRITORY)
    # Plain values: of two hundred countries most are read only to be passed over.
    former: dict[int, list[dict[str, str]]] = {}
    for row in CountryName.objects.order_by("ends_on").values("country_id", *columns("name")):
        former.setdefault(row["country_id"], []).append(row)
    counts = dict(
        TreatyAction.objects.in_force(on=on)
        .exclude(instrument__kind=Instrument.Kind.SISTER_CONVENTION)
        .order_by()
        .values_list("country")
        .annotate(Count("instrument", distinct=True))
    )
    wanted = sort_key(search.strip())
    rows = [
        CountryRow(
            iso3=row["iso3"],
            name=translated(row, "name"),
            region=translated(row, "region__name"),
            former_names=tuple(translated(name, "name") for name in former.get(row["pk"], ())),
            instruments=counts.get(row["pk"], 0),
        )
        for row in countries.values("pk", "iso3", *columns("name"), *columns("region__name"))
        if _is_meant(row["iso3"], [row, *former.get(row["pk"], ())], wanted)
    ]
    return sorted(rows, key=lambda row: sort_key(row.name))


def country_statuses(country: Country, *, on: date) -> list[Status]:
    """Every instrument the country has acted under, the family's before the sisters'. One query.

    An act that begins after the day is among the acts, and does not bind yet. A signature that an act of
    ratification names is not shown a second time.
    """
    acts: dict[int, list[TreatyAction]] = {}
    instruments: dict[int, Instrument] = {}
    for act in country.treaty_actions.select_related("instrument").order_by(
        "in_force_on", "signed_on", "pk"
    ):
        instruments[act.instrument_id] = act.instrument
        acts.setdefault(act.instrument_id, []).append(act)
    order = list(Instrument.Kind)
    statuses = [
        Status(
            instrument=instrument,
            is_bound=any(_binds(act, on) for act in acts[pk]),
            has_signed=any(act.signed_on and act.signed_on <= on for act in acts[pk]),
            acts=_told_once(acts[pk]),
        )
        for pk, instrument in instruments.items()
    ]
    return sorted(
        statuses,
        key=lambda one: (order.index(Instrument.Kind(one.instrument.kind)), one.instrument.code),
    )


def _binds(act: TreatyAction, on: date) -> bool:
    """The question of `TreatyActionQuerySet.in_force`, asked of one act that has been read."""
    return (
        act.is_binding
        and act.in_force_on is not None
        and act.in_force_on <= on
        and (act.ends_on is None or act.ends_on > on)
    )


def _told_once(acts: list[TreatyAction]) -> tuple[TreatyAction, ...]:
    ratified = {act.signed_on for act in acts if act.is_binding}
    signature = TreatyAction.Kind.SIGNATURE
    return tuple(act for act in acts if act.kind != signature or act.signed_on not in ratified)


def _is_meant(iso3: str, named: list[dict[str, str]], wanted: str) -> bool:
    if not wanted or iso3.casefold() == wanted:
        return True
    names = [sort_key(one[column]) for one in named for column in NAMES if one[column]]
    return any(
        name.startswith(wanted) or f" {wanted}" in name or f"-{wanted}" in name for name in names
    )


def status_summary(statuses: list[Status]) -> Summary:
    """The statuses counted: treaties as Party, memoranda as Signatory; sister conventions stay out."""
    bound = [one.instrument.kind for one in statuses if one.is_bound]
    kinds = Instrument.Kind
    convention = [one for one in statuses if one.instrument.kind == kinds.CONVENTION]
    return Summary(
        treaties=bound.count(kinds.CONVENTION) + bound.count(kinds.AGREEMENT),
        memoranda=bound.count(kinds.MOU),
        convention=convention[0] if convention else None,
    )
