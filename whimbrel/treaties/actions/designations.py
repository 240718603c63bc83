"""Designations: a government names its focal point."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.treaties.models import Country, FocalPointDesignation, Instrument


@transaction.atomic
def designate_focal_point(
    *,
    person: AbstractBaseUser,
    country: Country,
    instrument: Instrument,
    starts_on: date,
    by: AbstractBaseUser | None = None,
) -> FocalPointDesignation:
    """Open the person's designation from that day. Designating twice for the same day changes nothing."""
    designation, is_new = FocalPointDesignation.objects.get_or_create(  # type: ignore[misc]
        person=person, country=country, instrument=instrument, starts_on=starts_on
    )
    if is_new:
        record(by, "designated", designation)
    return designation
