"""Who can be found in the directory, and which circles a reader stands in: both from designations in office today."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES, translated
from whimbrel.core.search.registry import (
    MEMBERS,
    PUBLIC,
    STAFF,
    Entry,
    Keys,
    Version,
    circle,
    narrowed,
    opens_circles,
    searchable,
)
from whimbrel.designations.queries.directory import PUBLISHED
from whimbrel.designations.rules import can_check_letters
from whimbrel.treaties.models import Country, Designation
from whimbrel.treaties.queries.offices import offices_of


@searchable("people", _("People"), order=70, weight=0.8)
def people(keys: Keys) -> Iterator[Entry]:
    """What the directory says of who holds an office today: name, position, office. Nothing else of a person.

    Roles that the Convention does not publish are found by members only, as in the directory.
    """
    rows = Designation.objects.in_office(on=localdate()).filter(person__is_active=True)
    related = rows.order_by("pk").select_related(
        "person", "country", "region", "body", "instrument"
    )
    for one in narrowed(related, keys):
        # Of whom nothing is known but an address, the office is all there is to find.
        name, office = one.person.display_name, _offices(one)
        yield Entry(
            str(one.pk),
            [
                Version(
                    code,
                    name or office[code],
                    url=reverse("designations:designation_detail", args=[one.pk]),
                    detail=", ".join(
                        part for part in (one.person.position, office[code]) if part != name
                    ).strip(", "),
                )
                for code in CODES
            ],
            circle=PUBLIC if one.role in PUBLISHED else MEMBERS,
            instrument=one.instrument.code if one.instrument else "",
        )


@opens_circles
def circles(user: Any) -> Iterator[str]:
    """Members, the people of each country, and the Secretariat, which is of every country."""
    offices = offices_of(user, on=localdate())
    if offices.is_member:
        yield MEMBERS
    if offices.is_secretariat:
        yield STAFF
    countries = set(offices.countries)
    if can_check_letters(offices):
        countries |= set(Country.objects.values_list("pk", flat=True))
    yield from (circle("country", pk) for pk in sorted(countries))


def _offices(designation: Designation) -> dict[str, str]:
    """The office in each language: "National Focal Point, Kenya, CMS"."""
    named = {}
    for code in CODES:
        with translation.override(code):
            parts = [str(designation.get_role_display())]
            parts += [
                translated(of, "name", code)
                for of in (designation.country, designation.region, designation.body)
                if of is not None
            ]
            parts += [designation.instrument.short_name] if designation.instrument else []
            named[code] = ", ".join(parts)
    return named
