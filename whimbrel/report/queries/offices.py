"""Figures of who is in office: focal points that governments have named."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import number
from whimbrel.treaties.models import NATIONAL, Designation, Role
from whimbrel.treaties.queries.names import region_names


@kind(takes=["instrument", "role", "region"])
def focal_points_in_office(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """National Focal Points; with a `role` deputies, technical focal points or councillors. Four queries at most."""
    role, instrument = _role(asked), counting.instrument(asked)
    found = (
        Designation.objects.in_office(on=counting.cut_off)
        .filter(instrument=instrument, role=role)
        .select_related("country")
        .order_by("country__name_en", "starts_on", "pk")
    )
    if "region" in asked:
        found = found.filter(country__region__code=asked["region"])
    regions = region_names(counting.language)
    held = list(found)
    return Count(
        value=len(held),
        text=number(len(held), counting.language),
        rule=_(
            "Designations in office at the cut-off, by the day from which and until which each holds: %(role)s "
            "of %(instrument)s; countries: %(countries)s. Who they are stands in the directory, as far as each agreed."
        )
        % {
            "role": Role(role).label,
            "instrument": instrument.short_name,
            "countries": number(len({one.country_id for one in held}), counting.language),
        },
        columns=(_("Country"), _("Region"), _("In office since")),
        rows=tuple(
            (
                counting.names[one.country_id or 0],
                regions.get(one.country.region_id if one.country else None) or "–",
                counting.day(one.starts_on),
            )
            for one in held
        ),
        source=_("Records of designations."),
    )


def _role(asked: Mapping[str, Any]) -> str:
    """Raises FigureRefused."""
    role = str(asked.get("role", Role.NFP.value))
    known = [one.value for one in NATIONAL]
    if role not in known:
        raise FigureRefused(
            _("No government names “%(role)s”. Known: %(known)s.")
            % {"role": role, "known": ", ".join(known)}
        )
    return role
