"""The Secretariat asks Parties to nominate."""

from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.training.emails.invitations import write_to_office, write_workshop_invitation
from whimbrel.training.models import Workshop, WorkshopInvitation
from whimbrel.training.queries.inviting import focal_points_of
from whimbrel.training.queries.nominations import silent_invitations
from whimbrel.treaties.models import Body, Country


@transaction.atomic
def invite(
    *,
    workshop: Workshop,
    countries: Collection[Country] = (),
    bodies: Collection[Body] = (),
    because: str,
    by: AbstractBaseUser,
    at: datetime,
    details: Mapping[int, Mapping[str, Any]] = MappingProxyType({}),
) -> list[WorkshopInvitation]:
    """Ask these to nominate, and write to their people; whoever is invited already is left out. The new ones.

    `details` are further fields of the invitation, by country.
    """
    new = [
        _invited(workshop, because, by, at, details.get(one.pk, {}), country=one)
        for one in countries
    ]
    new += [_invited(workshop, because, by, at, {}, body=one) for one in bodies]
    made = [one for one in new if one is not None]
    people = focal_points_of(made, on=localdate(at))
    for one in made:
        for person in people[one.pk]:
            write_workshop_invitation(invitation=one, person=person)
        for email in one.addresses:
            write_to_office(invitation=one, email=email)
    if made:
        record(by, "invited", workshop, number=len(made), rule=because)
    return made


@transaction.atomic
def remind_silent(*, workshop: Workshop, by: AbstractBaseUser, at: datetime) -> int:
    """Write once more to those who have named nobody; to how many persons. Once a day at most."""
    silent = list(silent_invitations(workshop))
    people = focal_points_of(silent, on=localdate(at))
    written = [
        write_workshop_invitation(invitation=one, person=person, again_on=localdate(at))
        for one in silent
        for person in people[one.pk]
    ]
    written += [
        write_to_office(invitation=one, email=email, again_on=localdate(at))
        for one in silent
        for email in one.addresses
    ]
    number = sum(letter is not None for letter in written)
    record(by, "reminded", workshop, number=number)
    return number


@transaction.atomic
def write_to_more(
    *, invitation: WorkshopInvitation, emails: Collection[str], by: AbstractBaseUser, at: datetime
) -> list[str]:
    """Write to further offices about an invitation that stands; to which, whoever was written to before left out."""
    invitation = WorkshopInvitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    before = {one.lower() for one in invitation.addresses}
    new = [one for one in emails if one.lower() not in before]
    if new:
        invitation.also_to = " ".join([*invitation.addresses, *new])
        invitation.save(update_fields=["also_to"])
        for email in new:
            write_to_office(invitation=invitation, email=email)
        record(by, "invited", invitation, number=len(new))
    return new


@transaction.atomic
def withdraw_invitation(
    *, invitation: WorkshopInvitation, by: AbstractBaseUser, at: datetime
) -> WorkshopInvitation:
    """Take an invitation back. Who was nominated stays as they stand."""
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = at
        invitation.save(update_fields=["withdrawn_at"])
        record(by, "withdrew", invitation)
    return invitation


def _invited(
    workshop: Workshop,
    because: str,
    by: AbstractBaseUser,
    at: datetime,
    details: Mapping[str, Any],
    **whom: Any,
) -> WorkshopInvitation | None:
    country = whom.get("country")
    fields: dict[str, Any] = {
        "because": because[:200],
        "invited_at": at,
        "invited_by_id": by.pk,
        "language": language_of(country) if country else "en",
        **details,
    }
    one, is_new = WorkshopInvitation.objects.get_or_create(
        workshop=workshop, **whom, defaults=fields
    )
    if not is_new and one.withdrawn_at is None:
        return None
    if not is_new:
        one.withdrawn_at = None
        for name, value in fields.items():
            setattr(one, name, value)
        one.save()
    return one


def language_of(country: Country) -> str:
    """The country's first working language that is one of ours."""
    spoken = country.working_languages.replace(",", " ").split()
    return next((code for code in spoken if code in CODES), "en")
