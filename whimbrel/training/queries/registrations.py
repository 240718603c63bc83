"""Who is registered for a workshop, and how many places are taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from whimbrel.training.models import (
    HOLDING,
    SEATED,
    Registration,
    RegistrationStatus,
    Status,
    Workshop,
)
from whimbrel.training.models.registration import RegistrationQuerySet


@dataclass(frozen=True)
class Places:
    """How a workshop's places stand. `total` is None where no number was given: then none is ever short."""

    total: int | None
    taken: int
    offered: int
    waiting: int

    @property
    def free(self) -> int | None:
        """What may be offered: neither taken nor waiting for a word. Never below nothing."""
        return None if self.total is None else max(self.total - self.taken - self.offered, 0)

    @property
    def open(self) -> int | None:
        """What somebody may still take who was asked."""
        return None if self.total is None else max(self.total - self.taken, 0)


def places(workshop: Workshop) -> Places:
    """How the places stand now. One query."""
    now = RegistrationStatus.objects.filter(registration__workshop=workshop, ended_at=None)
    found = now.aggregate(
        taken=Count("pk", filter=Q(status__in=SEATED)),
        offered=Count("pk", filter=Q(status=Status.SELECTED)),
        waiting=Count("pk", filter=Q(status=Status.WAITING)),
    )
    return Places(total=workshop.places, **found)


def registrations_of(workshop: Workshop) -> RegistrationQuerySet:
    """All of a workshop with how each stands, by country, alternates last."""
    return (
        Registration.objects.filter(workshop=workshop)
        .with_status()
        .select_related("person", "country__region", "body")
        .order_by("country__name_en", "is_alternate", "rank", "pk")
    )


def participants(workshop: Workshop) -> RegistrationQuerySet:
    """Those with a place: who confirmed, and who came."""
    return registrations_of(workshop).standing(*SEATED).select_related("photo")


def waiting_list(workshop: Workshop) -> RegistrationQuerySet:
    """Who waits, in the order in which places will be offered: Parties without anybody first, then by when they came."""
    seated = Registration.objects.filter(workshop=workshop).standing(*HOLDING)
    countries = seated.filter(country__isnull=False).values("country")
    return (
        registrations_of(workshop)
        .filter(statuses__status=Status.WAITING, statuses__ended_at=None)
        .alias(has_somebody=Q(country__in=countries))
        .order_by("has_somebody", "statuses__began_at", "pk")
    )


def alternates_of(registration: Registration) -> RegistrationQuerySet:
    """Whom the same Party or body named to come in somebody's place, in its order."""
    if registration.country_id is None and registration.body_id is None:
        return RegistrationQuerySet(Registration).none()
    return (
        registrations_of(registration.workshop)
        .filter(country=registration.country_id, body=registration.body_id, is_alternate=True)
        .standing(Status.NOMINATED, Status.PROPOSED)
        .order_by("rank", "pk")
    )


def same_person(workshop: Workshop, fields: Mapping[str, Any]) -> Registration | None:
    """Whom these fields of a registration name there already: by the address, else by name and whom they come for."""
    found = Registration.objects.filter(workshop=workshop)
    named = found.filter(
        given_name__iexact=fields.get("given_name", ""),
        family_name__iexact=fields.get("family_name", ""),
        country=fields.get("country"),
        organisation__iexact=fields.get("organisation", ""),
    )
    email = fields.get("email")
    if not email:
        return named.first()
    # Two of one name with an address each are two people.
    return of_address(workshop, email) or named.filter(email="", person=None).first()


def of_address(workshop: Workshop, email: str) -> Registration | None:
    """Who is registered there under that address, or has an account with it."""
    found = Registration.objects.filter(workshop=workshop)
    return found.filter(Q(email__iexact=email) | Q(person__email__iexact=email)).first()


def waiting_position(registration: Registration) -> int | None:
    """The place in the waiting list, from 1; None where the person does not wait."""
    order = list(waiting_list(registration.workshop).values_list("pk", flat=True))
    return order.index(registration.pk) + 1 if registration.pk in order else None
