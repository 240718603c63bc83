"""Coming into a space and leaving it: invitations, requests, and the day a space is over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.emails.joining import write_invitation, write_request, write_settled
from whimbrel.community.models import Membership, Space
from whimbrel.community.queries.belonging import joined
from whimbrel.community.queries.joining import membership_of
from whimbrel.community.queries.spaces import people_of
from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of

INVITED_FOR = timedelta(days=14)


class BelongsAlready(Exception):
    """The person belongs to the space; nothing was changed."""


class InvitationOver(Exception):
    """It was answered, taken back, or nobody took it up in time; nothing was changed."""


@transaction.atomic
def invite_to_space(*, space: Space, person: User, by: User, at: datetime) -> Membership:
    """Ask somebody into a space, for fourteen days. Whoever has asked to be let in is let in. Raises BelongsAlready."""
    if _belongs(person, space, at):
        raise BelongsAlready
    found = membership_of(person.pk, space)
    if found is not None and found.asked_at and not found.invited_at:
        return settle_request(membership=found, let_in=True, by=by, at=at)
    found = found or Membership(space=space, person=person)
    found.invited_by, found.invited_at, found.expires_at = by, at, at + INVITED_FOR
    found.save()
    record(by, "invited to space", found)
    write_invitation(membership=found, to=recipient_of(person))
    return found


@transaction.atomic
def answer_invitation(*, membership: Membership, joins: bool, at: datetime) -> Membership:
    """Take up an invitation, or decline it. Raises InvitationOver."""
    found = Membership.objects.select_for_update().get(pk=membership.pk)
    is_over = found.expires_at is not None and found.expires_at <= at
    if found.invited_at is None or found.joined_at or found.left_at or is_over:
        raise InvitationOver
    return _settle(found, joins, by=found.person, at=at)


@transaction.atomic
def ask_to_join(*, space: Space, person: User, because: str, at: datetime) -> Membership:
    """Ask to be let in; who keeps order there is written to. Asking twice asks once. Raises BelongsAlready."""
    if _belongs(person, space, at):
        raise BelongsAlready
    found = membership_of(person.pk, space)
    if (
        found is not None
        and found.invited_at
        and (found.expires_at is None or found.expires_at > at)
    ):
        return _settle(found, True, by=person, at=at)
    if found is not None and found.asked_at:
        return found
    found = found or Membership(space=space, person=person)
    found.asked_at, found.asked_because = at, because
    found.invited_at = found.expires_at = found.invited_by = None
    found.save()
    record(person, "asked to join", found)
    moderators = joined(at=at).filter(space=space, moderates=True).select_related("person")
    for one in moderators:
        write_request(membership=found, to=recipient_of(one.person))
    return found


@transaction.atomic
def settle_request(*, membership: Membership, let_in: bool, by: User, at: datetime) -> Membership:
    """Let somebody in who asked, or not; they are told. Raises InvitationOver where it was answered before."""
    found = Membership.objects.select_for_update().get(pk=membership.pk)
    if found.asked_at is None or found.joined_at or found.left_at:
        raise InvitationOver
    found = _settle(found, let_in, by=by, at=at)
    write_settled(membership=found, let_in=let_in, to=recipient_of(found.person))
    return found


@transaction.atomic
def leave_space(*, space: Space, person: User, by: User, at: datetime) -> Membership | None:
    """End what somebody was let in for; None where they were not. What they belong to by office stays."""
    found = membership_of(person.pk, space)
    if found is None:
        return None
    found.left_at = at
    found.save(update_fields=["left_at"])
    record(by, "left space" if by == person else "ended membership", found)
    return found


@transaction.atomic
def archive_space(*, space: Space, at: datetime | None, by: User) -> Space:
    """From then on a space is read and not written in; with no moment it is open again."""
    space.archived_at = at
    space.save(update_fields=["archived_at"])
    record(by, "archived" if at else "opened again", space)
    return space


def _settle(membership: Membership, joins: bool, *, by: User, at: datetime) -> Membership:
    field = "joined_at" if joins else "left_at"
    setattr(membership, field, at)
    membership.settled_by = by
    membership.save(update_fields=[field, "settled_by"])
    record(by, "joined space" if joins else "declined", membership)
    return membership


def _belongs(person: User, space: Space, at: datetime) -> bool:
    return people_of(space, on=localdate(at), at=at).filter(pk=person.pk).exists()
