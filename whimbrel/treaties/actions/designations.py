"""Designations: who acts for whom, from which day to which."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.core.stored.generations import about
from whimbrel.treaties.models import Body, Country, Designation, Instrument, Region, Role


@transaction.atomic
def designate(
    *,
    person: AbstractBaseUser,
    starts_on: date,
    role: Role = Role.NFP,
    country: Country | None = None,
    instrument: Instrument | None = None,
    region: Region | None = None,
    body: Body | None = None,
    ends_on: date | None = None,
    by: AbstractBaseUser | None = None,
) -> Designation:
    """Open the person's designation from that day. Designating twice for the same day changes nothing.

    Raises IntegrityError where the post has a focal point whose designation has no last day.
    """
    with about(f"country:{country.iso3}" if country else ""):
        designation, is_new = Designation.objects.get_or_create(  # type: ignore[misc]
            person=person,
            role=role,
            country=country,
            instrument=instrument,
            region=region,
            body=body,
            starts_on=starts_on,
            defaults={"ends_on": ends_on},
        )
    if is_new:
        record(by, "designated", designation)
    return designation


@transaction.atomic
def end_designation(
    *, designation: Designation, ends_on: date, by: AbstractBaseUser | None = None
) -> Designation:
    """Let `ends_on` be the first day on which the designation holds no more."""
    before = designation.ends_on
    if before == ends_on:
        return designation
    designation.ends_on = ends_on
    country = designation.country
    with about(f"country:{country.iso3}" if country else ""):
        designation.save(update_fields=["ends_on"])
    record(
        by,
        "ended designation",
        designation,
        old={"ends_on": before.isoformat() if before else None},
        new={"ends_on": ends_on.isoformat()},
    )
    return designation
