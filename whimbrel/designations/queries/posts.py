"""Who holds, or held, what a letter speaks of."""

from datetime import date

from django.db.models import Q

from whimbrel.designations.models import DesignationLetter
from whimbrel.treaties.models import (
    NATIONAL,
    OF_A_BODY,
    REGIONAL,
    SECRETARIAT,
    Designation,
    Instrument,
    Role,
)
from whimbrel.treaties.models.designation import DesignationQuerySet

IN_THE_SECRETARIAT = (*SECRETARIAT, Role.TRAINER)


def held_for_it(letter: DesignationLetter, instrument: Instrument | None) -> DesignationQuerySet:
    """In office on the letter's first day for the same country, region or body, and the instrument, in any role."""
    return _of_the_same(letter).in_office(on=letter.starts_on).filter(instrument=instrument)


def held_before(letter: DesignationLetter, *, on: date) -> DesignationQuerySet:
    """What anybody held for the same country, region or body, and is over on that day."""
    return _of_the_same(letter).past(on=on)


def holders(letter: DesignationLetter) -> DesignationQuerySet:
    """In office on the letter's first day in the very role, for any of the letter's instruments."""
    instruments = list(letter.instruments.all())
    which = Q(instrument__in=instruments) if instruments else Q(instrument=None)
    return (
        _of_the_same(letter).in_office(on=letter.starts_on).filter(which, role=letter.role)
    ).order_by("pk")


def in_the_way(letter: DesignationLetter, instrument: Instrument | None) -> DesignationQuerySet:
    """National Focal Points of the post whose time is not over on the letter's first day, also those yet to begin."""
    return (
        _of_the_same(letter)
        .filter(role=Role.NFP, instrument=instrument)
        .exclude(ends_on__lte=letter.starts_on)
        .order_by("starts_on")
    )


def _of_the_same(letter: DesignationLetter) -> DesignationQuerySet:
    found = Designation.objects.select_related("person", "country", "region", "body", "instrument")
    if letter.role in NATIONAL:
        return found.filter(role__in=NATIONAL, country=letter.country)
    if letter.role in REGIONAL:
        return found.filter(role__in=REGIONAL, region=letter.region)
    if letter.role in OF_A_BODY:
        return found.filter(role__in=OF_A_BODY, body=letter.body)
    return found.filter(role__in=IN_THE_SECRETARIAT)
