"""What the registry holds of a person: what they were named for. It stays, under the name of the office."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds, names_the_office
from whimbrel.treaties.models import NATIONAL, Designation


def designations_of(person: AbstractBaseUser) -> list[Row]:
    held = Designation.objects.filter(person=person.pk).select_related(
        "country", "region", "body", "instrument"
    )
    return [
        {
            _("Role"): str(one.get_role_display()),
            _("Country"): str(one.country or ""),
            _("Region"): str(one.region or ""),
            _("Body"): str(one.body or ""),
            _("Instrument"): str(one.instrument or ""),
            _("From"): one.starts_on.isoformat(),
            _("Until"): one.ends_on.isoformat() if one.ends_on else "",
        }
        for one in held.order_by("starts_on", "pk")
    ]


def keep_designations(person: AbstractBaseUser, *, kept_as: str) -> None:
    """That a country had a focal point from a day to a day is the country's record; the name goes with the account."""


@names_the_office
def office(person: AbstractBaseUser) -> str:
    latest = (
        Designation.objects.filter(person=person.pk, role__in=NATIONAL)
        .select_related("country")
        .order_by("-starts_on", "-pk")
        .first()
    )
    if latest is None or latest.country is None:
        return ""
    return _("former focal point, %(country)s") % {"country": latest.country}


holds(gettext_lazy("What you were named for"), export=designations_of, erase=keep_designations)
