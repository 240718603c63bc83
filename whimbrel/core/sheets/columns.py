"""What a column of a sheet may hold, and how it is understood."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

Reader = Callable[[str], Any]


@dataclass(frozen=True)
class Column:
    """A column by its heading. `read` turns a filled cell into a value, or raises ValueError with what to do.

    An empty cell becomes `empty`; where `is_required`, it is a mistake. A sheet of others may lack a whole
    column that `may_be_absent`.
    """

    name: str
    read: Reader
    is_required: bool = False
    empty: Any = None
    may_be_absent: bool = False
    # Light Markdown may begin with a list, which a spreadsheet takes for a formula.
    may_be_list: bool = False


def text(name: str, *, is_required: bool = False, longest: int = 500) -> Column:
    def read(cell: str) -> str:
        if len(cell) > longest:
            raise ValueError(
                _("this has %(length)s characters; the most is %(longest)s. Shorten it.")
                % {"length": len(cell), "longest": longest}
            )
        return cell

    return Column(name, read, is_required, "")


def prose(name: str, *, is_required: bool = False, longest: int = 20_000) -> Column:
    """Light Markdown, which may be long and may begin with a list."""
    return replace(text(name, is_required=is_required, longest=longest), may_be_list=True)


def day(name: str, *, is_required: bool = False) -> Column:
    """A calendar day in ISO form."""

    def read(cell: str) -> date:
        try:
            if len(cell) != 10:
                raise ValueError
            return date.fromisoformat(cell)
        except ValueError:
            raise ValueError(
                _("“%(cell)s” is not a day. Write year, month and day like 2014-11-04.")
                % {"cell": cell}
            ) from None

    return Column(name, read, is_required)


def whole_number(name: str, *, is_required: bool = False) -> Column:
    def read(cell: str) -> int:
        if not (cell.isascii() and cell.isdigit()) or len(cell) > 9:
            raise ValueError(
                _("“%(cell)s” is not a whole number. Write digits only, like 120.") % {"cell": cell}
            )
        return int(cell)

    return Column(name, read, is_required)


def number(name: str, *, most: int, places: int, is_required: bool = False) -> Column:
    """A number above nought with a point for its fraction, kept to so many places."""

    def read(cell: str) -> Decimal:
        try:
            found = Decimal(cell)
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or not 0 < found <= most:
            said = _("“%(cell)s” is not a number from 0 to %(most)s. Write it like 0.25.")
            raise ValueError(said % {"cell": cell, "most": most})
        return found.quantize(Decimal(1).scaleb(-places))

    return Column(name, read, is_required)


def yes_or_no(name: str) -> Column:
    def read(cell: str) -> bool:
        if cell not in ("yes", "no"):
            raise ValueError(_("“%(cell)s” is neither yes nor no.") % {"cell": cell})
        return cell == "yes"

    return Column(name, read, empty=False)


def choice(name: str, known: Collection[str], *, is_required: bool = False) -> Column:
    """One of a few words."""

    def read(cell: str) -> str:
        if cell not in known:
            raise ValueError(_unknown(cell, known))
        return cell

    return Column(name, read, is_required, "")


def reference(name: str, known: Mapping[str, Any], *, is_required: bool = False) -> Column:
    """The code of a record that must be there already; read as what `known` keeps under that code."""

    def read(cell: str) -> Any:
        if cell not in known:
            raise ValueError(_unknown(cell, known))
        return known[cell]

    return Column(name, read, is_required)


def _unknown(cell: str, known: Collection[str]) -> str:
    near = get_close_matches(cell, list(known), n=1, cutoff=0.6)
    if near:
        return _("“%(cell)s” is not known here. Did you mean “%(near)s”?") % {
            "cell": cell,
            "near": near[0],
        }
    if len(known) <= 12:
        return _("“%(cell)s” is not known here. Write one of: %(known)s.") % {
            "cell": cell,
            "known": ", ".join(sorted(known)),
        }
    return _("“%(cell)s” is not known here. Check the code, or add its record first.") % {
        "cell": cell
    }
