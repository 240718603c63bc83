"""Who is bound by an instrument on a day, row by row, as the table of Parties and its download show it."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from whimbrel.core.languages import sort_key
from whimbrel.treaties.models import Instrument, Region, TreatyAction
from whimbrel.treaties.queries.acts import Act, acts_in_force, acts_of
from whimbrel.treaties.queries.names import known_countries, names_on, region_names

# Machine names of the download's columns, the same in every language.
COLUMNS = [
    "iso3",
    "country",
    "region",
    "act",
    "signed_on",
    "deposited_on",
    "in_force_on",
    "party_number",
    "source",
]


@dataclass(frozen=True)
class PartyRow:
    """A country and the act that binds it, or its signature alone; `name` is the one borne on the day asked for."""

    iso3: str
    name: str
    region: str
    kind: str
    signed_on: date | None
    deposited_on: date | None
    in_force_on: date | None
    party_number: int | None
    source: str

    @property
    def kind_in_words(self) -> str:
        return str(TreatyAction.Kind(self.kind).label)

    def cells(self) -> tuple[object, ...]:
        """The row as the download has it, in the order of COLUMNS."""
        return astuple(self)


def party_rows(
    instrument: Instrument,
    *,
    on: date,
    region: Region | None = None,
    sort: str = "name",
    names: dict[int, str] | None = None,
) -> list[PartyRow]:
    """The countries bound on that day, each once, by the act in force longest. Four queries.

    `sort` is name, region, kind, signed, deposited, in_force or number, with "-" before it for the other way round; what is not known comes last.
    `names` are those of `names_on` for the day, where the caller has read them.
    """
    acts = acts_in_force(instrument, on=on)
    return _sorted(_rows(acts, region, names or names_on(on)), sort)


def signatory_rows(
    instrument: Instrument,
    *,
    on: date,
    region: Region | None = None,
    sort: str = "name",
    names: dict[int, str] | None = None,
) -> list[PartyRow]:
    """The countries that have signed by that day and are not bound on it."""
    bound = {act.country_id for act in acts_in_force(instrument, on=on)}
    signed = (
        act
        for act in acts_of(instrument)
        if act.kind == TreatyAction.Kind.SIGNATURE.value
        and act.signed_on
        and act.signed_on <= on
        and act.country_id not in bound
    )
    return _sorted(_rows(signed, region, names or names_on(on)), sort)


def _rows(acts: Iterable[Act], region: Region | None, names: dict[int, str]) -> list[PartyRow]:
    countries = {one.pk: one for one in known_countries()}
    regions = region_names()
    rows: dict[int, PartyRow] = {}
    for act in acts:
        country = countries[act.country_id]
        if act.country_id in rows or (region is not None and country.region_id != region.pk):
            continue
        rows[act.country_id] = PartyRow(
            iso3=country.iso3,
            name=names[act.country_id],
            region=regions[country.region_id],
            kind=act.kind,
            signed_on=act.signed_on,
            deposited_on=act.deposited_on,
            in_force_on=act.in_force_on,
            party_number=act.party_number,
            source=act.source,
        )
    return list(rows.values())


def _sorted(rows: list[PartyRow], sort: str) -> list[PartyRow]:
    rows.sort(key=lambda row: sort_key(row.name))
    column = sort.removeprefix("-")
    if column in ("name", "region", "kind"):
        attribute = "kind_in_words" if column == "kind" else column
        rows.sort(key=lambda row: sort_key(getattr(row, attribute)), reverse=sort[0] == "-")
        return rows
    attribute = {"number": "party_number"}.get(column, f"{column}_on")
    known = [row for row in rows if getattr(row, attribute) is not None]
    known.sort(key=lambda row: getattr(row, attribute), reverse=sort[0] == "-")
    return known + [row for row in rows if getattr(row, attribute) is None]
