"""The registry's reference data, from its sheets to its records."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import models
from django.utils.translation import gettext as _

from whimbrel.core.languages import columns as language_columns
from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    choice,
    day,
    read_sheet,
    reference,
    text,
    whole_number,
    yes_or_no,
)
from whimbrel.treaties.models import (
    Country,
    CountryName,
    Instrument,
    Meeting,
    Region,
    Resolution,
)

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Sheet:
    """One sheet of reference data: its file, what it may hold, and the records it makes."""

    file: Path
    title: str
    columns: Callable[[], list[Column]]
    key: tuple[str, ...]
    load: Callable[[list[Row]], list[Loaded]]


def load_sheet(sheet: Sheet, path: Path | SheetFile | None = None) -> list[Loaded]:
    """Read the sheet and make its records say what it says. Call it inside a transaction.

    Raises SheetRefused with all there is to mend.
    """
    rows = read_sheet(path or sheet.file, sheet.columns(), key=sheet.key)
    return sheet.load(rows)


def names(field: str = "name") -> list[Column]:
    """The columns of a translated field; English is required."""
    return [
        text(column, is_required=column.endswith("_en"), longest=250)
        for column in language_columns(field)
    ]


def renamed(rows: list[Row], **renames: str) -> list[Row]:
    """The rows with some columns called as the model's fields are."""
    return [
        Row(row.line, {renames.get(name, name): value for name, value in row.values.items()})
        for row in rows
    ]


def _simply(
    model: type[models.Model], title: str, key: tuple[str, ...], **renames: str
) -> Callable[[list[Row]], list[Loaded]]:
    def load(rows: list[Row]) -> list[Loaded]:
        found = tuple(renames.get(name, name) for name in key)
        return [load_records(model, renamed(rows, **renames), key=found, name=title)]

    return load


def countries() -> dict[str, int]:
    return codes(Country.objects, "iso3")


def instruments() -> dict[str, int]:
    return codes(Instrument.objects, "code")


def meetings() -> dict[str, int]:
    return codes(Meeting.objects, "code")


def regions() -> dict[str, int]:
    return codes(Region.objects, "code")


def _load_regions(rows: list[Row]) -> list[Loaded]:
    # An area stands within a region of the same sheet, which must be there before it can be named.
    whole = [row for row in rows if not row.values["within"]]
    areas = [row for row in rows if row.values["within"]]
    first = load_records(
        Region, [_without(row, "within") for row in whole], key=("code",), name="regions"
    )
    known = regions()
    strangers = [row for row in areas if row.values["within"] not in known]
    if strangers:
        raise SheetRefused("regions", [_no_such_region(row) for row in strangers])
    within = [
        Row(
            row.line,
            _without(row, "within").values | {"within_id": known[row.values["within"]]},
        )
        for row in areas
    ]
    second = load_records(Region, within, key=("code",), name="areas")
    return [first, second]


def _no_such_region(row: Row) -> Complaint:
    text = _("“%(cell)s” is not known here. Check the code, or add its record first.")
    return Complaint(text % {"cell": row.values["within"]}, row.line, "within")


def _without(row: Row, name: str) -> Row:
    return Row(row.line, {k: v for k, v in row.values.items() if k != name})


def _country_columns() -> list[Column]:
    return [
        text("iso3", is_required=True, longest=3),
        text("iso2", longest=2),
        text("m49", longest=3),
        choice("kind", Country.Kind.values, is_required=True),
        *names(),
        reference("region", regions()),
        text("region_basis", longest=100),
        text("un_subregion", longest=60),
        whole_number("un_member_since"),
        yes_or_no("is_ldc"),
        yes_or_no("is_lldc"),
        yes_or_no("is_sids"),
        text("official_languages", longest=100),
        text("working_languages", longest=50),
        text("sovereignty", longest=100),
    ]


def _country_name_columns() -> list[Column]:
    return [
        reference("iso3", countries(), is_required=True),
        day("starts_on"),
        day("ends_on", is_required=True),
        *names(),
        text("source"),
        text("verified", longest=200),
    ]


def _instrument_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=30),
        text("slug", is_required=True, longest=30),
        choice("kind", Instrument.Kind.values, is_required=True),
        *names(),
        yes_or_no("is_legally_binding"),
        day("adopted_on"),
        text("place", longest=100),
        day("in_force_on"),
        text("depositary", longest=200),
        yes_or_no("is_depositary_verified"),
        choice("entry_rule", Instrument.EntryRule.values),
        whole_number("entry_rule_n"),
        text("entry_rule_article", longest=100),
        text("entry_rule_verified", longest=200),
        text("latest_as_of", longest=20),
        text("source"),
        text("note", longest=5000),
    ]


def _meeting_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=60),
        reference("instrument", instruments()),
        choice("kind", Meeting.Kind.values, is_required=True),
        whole_number("number"),
        *names("title"),
        day("starts_on"),
        day("ends_on"),
        text("place", longest=100),
        reference("iso3", countries()),
        text("source"),
        text("verified", longest=200),
    ]


def _resolution_columns() -> list[Column]:
    return [
        text("number", is_required=True, longest=20),
        text("title", longest=300),
        yes_or_no("is_title_described"),
        reference("cop", meetings()),
        whole_number("year"),
        text("source"),
        text("verified", longest=200),
        text("note", longest=5000),
    ]


def _load_resolutions(rows: list[Row]) -> list[Loaded]:
    cms = instruments()["CMS"]
    kept = [
        Row(row.line, row.values | {"instrument_id": cms})
        for row in renamed(rows, cop="meeting_id")
    ]
    key = ("instrument_id", "number", "meeting_id")
    return [load_records(Resolution, kept, key=key, name="resolutions")]


def _region_columns() -> list[Column]:
    return [text("code", is_required=True, longest=60), text("within", longest=60), *names()]


# In the order in which each can name what it stands on.
SHEETS = [
    Sheet(DATA / "regions.csv", "regions", _region_columns, ("code",), _load_regions),
    Sheet(
        DATA / "countries.csv",
        "countries",
        _country_columns,
        ("iso3",),
        _simply(Country, "countries", ("iso3",), region="region_id"),
    ),
    Sheet(
        DATA / "country_names.csv",
        "country-names",
        _country_name_columns,
        ("iso3", "ends_on"),
        _simply(CountryName, "former names", ("iso3", "ends_on"), iso3="country_id"),
    ),
    Sheet(
        DATA / "instruments.csv",
        "instruments",
        _instrument_columns,
        ("code",),
        _simply(Instrument, "instruments", ("code",)),
    ),
    Sheet(
        DATA / "meetings.csv",
        "meetings",
        _meeting_columns,
        ("code",),
        _simply(Meeting, "meetings", ("code",), instrument="instrument_id", iso3="country_id"),
    ),
    Sheet(
        DATA / "resolutions.csv",
        "resolutions",
        _resolution_columns,
        ("number", "cop"),
        _load_resolutions,
    ),
]
