"""Workshops ahead to which a State that is no Party yet, or has just become one, is asked as every Party is."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.candidates import Occasion, asks
from whimbrel.training.actions.invitations import invite, write_to_more
from whimbrel.training.models import Workshop, WorkshopInvitation
from whimbrel.treaties.models import Country


def ahead(country: int, on: date) -> list[Occasion]:
    """Published workshops that have not begun, for all or for the country's region, the soonest first. One query."""
    where = Country.objects.filter(pk=country)
    for_it = Q(region=None) | Q(region__in=where.values("region")) | Q(
        region__within__in=where.values("region")
    )  # fmt: skip
    standing = WorkshopInvitation.objects.filter(
        workshop=OuterRef("pk"), country=country, withdrawn_at=None
    )
    found = Workshop.objects.published().filter(for_it, meeting__starts_on__gt=on)
    return [
        Occasion(
            number=one.pk,
            name=one.title,
            url=reverse("training:workshop_detail", args=[one.meeting.code]),
            starts_on=one.meeting.starts_on,
            until=_until(one, on),
            is_invited=one.is_invited,
        )
        for one in found.select_related("meeting")
        .annotate(is_invited=Exists(standing))
        .order_by("meeting__starts_on", "pk")
    ]


def ask(
    number: int, *, country: int, addresses: Collection[str], language: str, by: Any, at: datetime
) -> bool:
    """By the same invitation as every Party gets; addresses are added where it was asked already."""
    workshop = Workshop.objects.published().select_related("meeting").filter(pk=number).first()
    if workshop is None or not workshop.is_open_for_nominations(on=localdate(at)):
        raise LookupError(number)
    made = invite(
        workshop=workshop,
        countries=[Country.objects.get(pk=country)],
        because=_("Invited by the Secretariat"),
        by=by,
        at=at,
        details={country: {"also_to": " ".join(addresses), "language": language}},
    )
    if made:
        return True
    standing = WorkshopInvitation.objects.get(workshop=workshop, country=country)
    return bool(write_to_more(invitation=standing, emails=addresses, by=by, at=at))


def _until(workshop: Workshop, on: date) -> date | None:
    if not workshop.is_open_for_nominations(on=on):
        return None
    return workshop.nominations_until or workshop.meeting.starts_on


asks(ahead=ahead, invite=ask)
