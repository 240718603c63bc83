"""The list "Your first 30 days". A room above adds its lines in its own `apps.py`, by `first_day(...)`."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Line:
    title: str
    # Empty where the page does not exist, or not yet.
    url: str


_lines: list[tuple[str | Promise, str]] = []


def first_day(title: str | Promise, url_name: str = "") -> None:
    """Add a line to the list, after those there are."""
    _lines.append((title, url_name))


def first_days() -> list[Line]:
    """What a newcomer does in the first month, in the reader's language."""
    return [Line(str(title), _url(name)) for title, name in _lines]


def _url(name: str) -> str:
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


first_day(
    _("Look at your particulars: are the office and the telephone right?"), "people:profile_detail"
)
first_day(
    _("Read the page of your country: what it has joined, and since when."), "treaties:country_list"
)
first_day(
    _("Learn the deadlines: which meeting is next, and what is due before it."),
    "treaties:meeting_list",
)
first_day(_("Find your neighbours: write to a focal point of a country beside yours."))
