"""The contact directory of the CMS Family: its headings, and how each cell is understood.

The headings are those of the directory's own CSV and Excel export (github.com/bonnconvention/family-websites,
modules/cms_contacts/cms_contacts.export.inc). “From” is ours: the directory does not say since when somebody stands.
"""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from babel import Locale
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES, columns, sort_key
from whimbrel.core.sheets import Column, day, text
from whimbrel.treaties.models import Body, Country, CountryName, Instrument, Region, Role

YES, NO = {"true", "yes", "1", "x", "nfp"}, {"false", "no", "0"}
# How the directory says in what capacity somebody stands; the first that fits counts.
STATUSES = [
    (re.compile(r"deputy|alternate", re.I), Role.DEPUTY),
    (re.compile(r"technical", re.I), Role.TECHNICAL),
    (re.compile(r"scientific counc", re.I), Role.COUNCILLOR),
    (re.compile(r"standing committee", re.I), Role.STANDING),
    (re.compile(r"focal point|^nfp$", re.I), Role.NFP),
    (re.compile(r"working group", re.I), Role.WORKING_GROUP),
    (re.compile(r"observer", re.I), Role.OBSERVER),
    (re.compile(r"sister secretariat", re.I), Role.SISTER),
    (re.compile(r"donor", re.I), Role.DONOR),
    (re.compile(r"trainer", re.I), Role.TRAINER),
]
# Kept nowhere: what is not needed to reach somebody in their office.
NOT_KEPT = [
    "ID", "Home Phone", "Fax", "Websites", "Skype", "Description", "Last Modified",
    "Status organization",
]  # fmt: skip


def contact_columns() -> list[Column]:
    """Every heading of the directory. A sheet needs those by which a person and a post are known; others may lack."""
    countries, instruments = known_countries(), known_instruments()
    return [
        _optional(text("Personal Title", longest=30)),
        _optional(text("Name", longest=150)),
        _optional(text("Given name", longest=100)),
        _optional(text("Surname", longest=100)),
        Column("Work Email", _addresses, empty=()),
        _optional(Column("Personal Email", _addresses, empty=())),
        _optional(Column("Additional emails", _addresses, empty=())),
        _optional(text("Position", longest=150)),
        Column("Country", _one_of(countries)),
        _optional(Column("Country Post", _one_of(countries))),
        _optional(text("Organization", longest=200)),
        _optional(text("Department", longest=200)),
        _optional(text("Address", longest=300)),
        _optional(text("Zip Code", longest=30)),
        _optional(text("City", longest=100)),
        _optional(text("Work Phone")),
        _optional(text("Mobile")),
        _optional(Column("Region", _one_of(_by_names(Region.objects.all(), "code")))),
        _optional(Column("Availability", _yes_or_no, empty=True)),
        _optional(Column("Preferred Languages", _languages, empty=())),
        _optional(Column("NFP", _yes_or_no, empty=False)),
        Column("Instruments", _several_of(instruments), empty=()),
        _optional(Column("Status person", _pieces, empty=())),
        _optional(day("From")),
        *(_optional(text(name, longest=10_000)) for name in NOT_KEPT),
    ]


def role_of(status: str) -> Role | None:
    """In what capacity the directory says that somebody stands; None where it is none of ours."""
    return next((role for words, role in STATUSES if words.search(status)), None)


def known_countries() -> dict[str, int]:
    """Countries by their codes and by every name they bear or bore."""
    known = _by_names(Country.objects.all(), "iso2", "iso3")
    for row in CountryName.objects.values("country_id", *columns("name")):
        for name in columns("name"):
            known.setdefault(sort_key(row[name]), row["country_id"])
    return known


def known_instruments() -> dict[str, int]:
    return _by_names(Instrument.objects.all(), "code", "slug", "short_name")


def known_bodies() -> dict[str, int]:
    return _by_names(Body.objects.all(), "code")


def _by_names(records: Iterable[Any], *codes: str) -> dict[str, int]:
    """Primary keys by every code and name, small and without accents."""
    fields = [*codes, *columns("name")]
    found = {sort_key(str(getattr(one, name))): one.pk for one in records for name in fields}
    found.pop("", None)
    return found


def _optional(column: Column) -> Column:
    return Column(column.name, column.read, column.is_required, column.empty, may_be_absent=True)


def _pieces(cell: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in re.split(r"[,;\n]", cell) if piece.strip())


def _one_of(known: dict[str, int]) -> Callable[[str], int]:
    def read(cell: str) -> int:
        if sort_key(cell) not in known:
            raise ValueError(_unknown(cell, known))
        return known[sort_key(cell)]

    return read


def _several_of(known: dict[str, int]) -> Callable[[str], tuple[int, ...]]:
    """Several names with commas between them. A name may hold commas of its own: the longest that is known counts."""

    def read(cell: str) -> tuple[int, ...]:
        pieces, found = _pieces(cell), []
        while pieces:
            for length in range(len(pieces), 0, -1):
                name = sort_key(", ".join(pieces[:length]))
                if name in known:
                    found.append(known[name])
                    pieces = pieces[length:]
                    break
            else:
                raise ValueError(_unknown(pieces[0], known))
        return tuple(dict.fromkeys(found))

    return read


def _unknown(cell: str, known: Iterable[str]) -> str:
    near = get_close_matches(sort_key(cell), list(known), n=1, cutoff=0.7)
    if near:
        return _("“%(cell)s” is not known here. Did you mean “%(near)s”?") % {
            "cell": cell,
            "near": near[0],
        }
    return _("“%(cell)s” is not known here. Check the name, or add its record first.") % {
        "cell": cell
    }


def _addresses(cell: str) -> tuple[str, ...]:
    found = tuple(piece.lower() for piece in _pieces(cell))
    for address in found:
        try:
            validate_email(address)
        except ValidationError:
            raise ValueError(
                _("“%(cell)s” is no e-mail address. Look for a space or a missing sign.")
                % {"cell": address[:100]}
            ) from None
    return found


def _yes_or_no(cell: str) -> bool:
    said = cell.lower()
    if said not in YES | NO:
        raise ValueError(_("“%(cell)s” is neither yes nor no.") % {"cell": cell})
    return said in YES


def _languages(cell: str) -> tuple[str, ...]:
    """Codes of languages, from codes or from their names in English or in one of ours."""
    known: dict[str, str] = {}
    for language in CODES:
        for code, name in Locale(language).languages.items():
            if len(code) == 2:
                known.setdefault(sort_key(name), code)
                known.setdefault(code, code)
    found = []
    for piece in _pieces(cell):
        if sort_key(piece) not in known:
            raise ValueError(_unknown(piece, known))
        found.append(known[sort_key(piece)])
    return tuple(dict.fromkeys(found))
