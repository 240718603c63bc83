"""Invitations: a link by e-mail that works once, for thirty days."""

import hashlib
import secrets
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.designations.emails import write_invitation
from whimbrel.designations.models import INVITATION_LASTS, Invitation
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation


class InvitationClosed(Exception):
    """The link was used, was replaced by a newer one, or its time has passed."""


def fingerprint(token: str) -> str:
    """The print of a token; the token itself is only in the letter."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(*, person: User, at: datetime, by: AbstractBaseUser | None = None) -> Invitation:
    """Send the person a link to come in; links sent before work no more."""
    Invitation.objects.open(at=at).filter(person=person).update(withdrawn_at=at)
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        person=person,
        fingerprint=fingerprint(token),
        invited_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    today = localdate(at)
    designations = list(
        Designation.objects.filter(person=person)
        .exclude(ends_on__lte=today)
        .select_related("country", "region", "body", "instrument")
    )
    # Nobody of the Secretariat stands behind it where the person presses the button for a new link.
    write_invitation(
        invitation=invitation, token=token, designations=designations, is_answer=by is None
    )
    record(by, "invited", person)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, at: datetime) -> User:
    """Use the link up. Raises InvitationClosed, also for the second of two who press at once."""
    used = Invitation.objects.open(at=at).filter(pk=invitation.pk).update(accepted_at=at)
    if not used or not invitation.person.is_active:
        raise InvitationClosed
    record(invitation.person, "accepted invitation", invitation.person)
    return invitation.person
