"""A government puts persons forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.training.actions.standings import hold_workshop, stand
from whimbrel.training.emails.places import write_nominated
from whimbrel.training.models import Nomination, Registration, Status, WorkshopInvitation
from whimbrel.training.queries.nominations import nominated_as, places_left


class NominationRefused(Exception):
    """Says in words what stands against it; nothing was kept."""


@dataclass(frozen=True)
class Nominee:
    """Somebody put forward. `fields` are those of the registration: names, address, post, sex, language."""

    fields: Mapping[str, Any]
    is_alternate: bool = False


@dataclass(frozen=True)
class Paper:
    """The note verbale or letter by which a government nominates."""

    reference: str = ""
    dated_on: date | None = None
    authority: str = ""
    file: File | None = None


@transaction.atomic
def nominate(
    *,
    invitation: WorkshopInvitation,
    nominees: Sequence[Nominee],
    paper: Paper,
    key: UUID,
    by: User | None,
    at: datetime,
) -> Nomination:
    """Keep the letter and the persons it names, within the quota, and tell each of them. Sent twice, it is kept once.

    By nobody where an office used the key in its letter, without an account.
    Raises NominationRefused.
    """
    workshop = hold_workshop(invitation.workshop_id)
    known = Nomination.objects.filter(key=key).first()
    if known is not None:
        return known
    left = places_left(invitation)
    for is_alternate, free in ((False, left.persons), (True, left.alternates)):
        if sum(one.is_alternate == is_alternate for one in nominees) > free:
            raise NominationRefused(_over(is_alternate, free))
    _refuse_namesakes(invitation, nominees)
    category = nominated_as(invitation, on=localdate(at))
    nomination = _keep(invitation, paper, key, by, at)
    for rank, one in enumerate(nominees, left.next_rank):
        registration = Registration.objects.create(
            workshop=workshop,
            country_id=invitation.country_id,
            body_id=invitation.body_id,
            category=category,
            person=_account(one.fields.get("email", "")),
            nomination=nomination,
            nominated_by=by,
            rank=rank,
            is_alternate=one.is_alternate,
            **one.fields,
        )
        stand(registration=registration, status=Status.NOMINATED, at=at, by=by)
        write_nominated(registration=registration)
    record(by, "nominated", nomination, persons=len(nominees))
    return nomination


def _over(is_alternate: bool, free: int) -> str:
    if is_alternate:
        return _("%(free)s more alternates can be named.") % {"free": free}
    return _("%(free)s more persons can be named; put the others down as alternates.") % {
        "free": free
    }


def _refuse_namesakes(invitation: WorkshopInvitation, nominees: Sequence[Nominee]) -> None:
    """One address is one person at a workshop; two letters to it would be answered by either."""
    asked = [str(one.fields.get("email", "")).lower() for one in nominees]
    taken = {
        email.lower()
        for email in Registration.objects.filter(workshop=invitation.workshop_id)
        .exclude(email="")
        .values_list("email", flat=True)
    }
    for place, address in enumerate(asked):
        if address and (address in taken or address in asked[:place]):
            raise NominationRefused(
                _("%(address)s is named already. Each person needs an address of their own.")
                % {"address": address}
            )


def _account(email: str) -> User | None:
    return User.objects.filter(email__iexact=email, is_active=True).first() if email else None


def _keep(
    invitation: WorkshopInvitation, paper: Paper, key: UUID, by: User | None, at: datetime
) -> Nomination:
    nomination = Nomination(
        invitation=invitation,
        reference=paper.reference,
        dated_on=paper.dated_on,
        authority=paper.authority,
        submitted_at=at,
        submitted_by=by,
        key=key,
    )
    if paper.file is not None:
        name = PurePath(paper.file.name or "letter")
        nomination.file_name = name.name[-200:]
        # Where it is kept cannot be guessed; of the sender's name only the ending stays.
        nomination.file.save(f"{uuid4().hex}{name.suffix.lower()[:10]}", paper.file, save=False)
    nomination.save()
    return nomination
