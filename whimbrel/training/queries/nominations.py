"""Who was invited to nominate, whom they named, and how many more they may."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from whimbrel.training.models import (
    CLOSED,
    Registration,
    RegistrationStatus,
    Workshop,
    WorkshopInvitation,
)
from whimbrel.training.models.registration import RegistrationQuerySet
from whimbrel.training.queries.registrations import registrations_of
from whimbrel.treaties.models import TreatyAction


@dataclass(frozen=True)
class Left:
    """How many more a Party may name, and the rank of the next."""

    persons: int
    alternates: int
    next_rank: int


def named_by(invitation: WorkshopInvitation) -> RegistrationQuerySet:
    """All that the Party or body put forward, with how each stands."""
    return registrations_of(invitation.workshop).filter(nomination__invitation=invitation)


def places_left(invitation: WorkshopInvitation) -> Left:
    """What is left of the quota. Whoever declined or was withdrawn leaves room for another. One query."""
    named = list(named_by(invitation))
    active = [one for one in named if one.now_status not in CLOSED]
    alternates = sum(one.is_alternate for one in active)
    return Left(
        persons=max(invitation.quota - (len(active) - alternates), 0),
        alternates=max(invitation.workshop.alternates_a_party - alternates, 0),
        next_rank=max((one.rank for one in named), default=0) + 1,
    )


def invitations_of(workshop: Workshop) -> QuerySet[WorkshopInvitation]:
    """Those that stand, with `has_answered`."""
    return (
        WorkshopInvitation.objects.filter(workshop=workshop, withdrawn_at=None)
        .select_related("country__region", "body")
        .annotate(
            has_answered=Exists(Registration.objects.filter(nomination__invitation=OuterRef("pk")))
        )
        .order_by("country__name_en", "body__name_en")
    )


def silent_invitations(workshop: Workshop) -> QuerySet[WorkshopInvitation]:
    """Who was invited and has named nobody."""
    named = Registration.objects.filter(nomination__invitation=OuterRef("pk"))
    return invitations_of(workshop).filter(~Exists(named))


def invitations_for(
    *, countries: Collection[int], bodies: Collection[int] = ()
) -> QuerySet[WorkshopInvitation]:
    """What these countries and bodies were invited to, of workshops that are public."""
    stands = WorkshopInvitation.objects.filter(
        withdrawn_at=None, workshop__published_at__isnull=False
    ).select_related("workshop__meeting", "country", "body")
    return stands.filter(country__in=countries) | stands.filter(body__in=bodies)


def standings_of(registration: Registration) -> QuerySet[RegistrationStatus]:
    """How it stood and stands, in order."""
    return registration.statuses.select_related("by").order_by("began_at", "pk")


def nominated_as(invitation: WorkshopInvitation, *, on: date) -> str:
    """In which category its persons come: of a State that none of the workshop's instruments binds, as observers.

    Where the workshop names no instrument, every State comes as a Party does. Two queries at most.
    """
    if invitation.country_id is None:
        return Registration.Category.OBSERVER.value
    workshop = invitation.workshop
    meant = set(workshop.target_instruments.values_list("pk", flat=True))
    if workshop.meeting.instrument_id is not None:
        meant.add(workshop.meeting.instrument_id)
    bound = TreatyAction.objects.in_force(on=on).filter(
        country=invitation.country_id, instrument__in=meant
    )
    is_party = not meant or bound.exists()
    return (Registration.Category.PARTY if is_party else Registration.Category.OBSERVER).value
