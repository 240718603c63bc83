"""The time zones of the world, by the names that IANA gave them."""

from functools import cache
from zoneinfo import available_timezones

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The part of the world a name begins with. Older names ("US/Eastern") are known, but not offered.
AREAS = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic Ocean"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific Ocean"),
}
Offered = list[tuple[str | Promise, list[tuple[str, str]]]]


@cache
def time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def offered_time_zones() -> Offered:
    """What a list shows: the common time first, then each part of the world with its places."""
    names = sorted(time_zones())
    offered: Offered = [(_("Everywhere the same"), [("UTC", "UTC")])]
    for area, word in AREAS.items():
        here = [name for name in names if name.startswith(f"{area}/")]
        offered.append((word, [(name, _place(name)) for name in here]))
    return offered


def _place(name: str) -> str:
    return name.partition("/")[2].replace("_", " ").replace("/", ", ")
