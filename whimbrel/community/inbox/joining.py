"""Answers to an invitation, and to who asks to be let in: a plain yes or no."""

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.joining import InvitationOver, answer_invitation, settle_request
from whimbrel.community.models import Membership
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.rules import can_let_in
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of


@receives("invite", name=gettext_lazy("Invitations to spaces"))
def invitation(letter: Inbound) -> Outcome:
    found = _membership(letter)
    if found is None or found.person_id != letter.sender.person:
        return Answered(_("There is no such invitation. Nothing was changed; your letter is kept."))
    said = {"name": found.space.name}
    if letter.command not in (Command.YES, Command.NO):
        return _only_yes_or_no()
    joins = letter.command == Command.YES
    try:
        answer_invitation(membership=found, joins=joins, at=now())
    except InvitationOver:
        return Answered(
            _("The invitation to “%(name)s” is over or was answered. Nothing was changed.") % said
        )
    if joins:
        return Answered(_("You now belong to the space “%(name)s”.") % said, record=found)
    return Answered(_("You declined the invitation to “%(name)s”.") % said, record=found)


@receives("joining", name=gettext_lazy("Requests to be let into a space"))
def request(letter: Inbound) -> Outcome:
    found = _membership(letter)
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    if found is None or person is None:
        return Answered(_("There is no such request. Nothing was changed; your letter is kept."))
    if not can_let_in(belonging_of(offices_of(person, on=localdate()), at=now()), found.space):
        return Answered(_("You no longer keep order in that space. Nothing was changed."))
    if letter.command not in (Command.YES, Command.NO):
        return _only_yes_or_no()
    said = {"person": found.person.display_name or _("Somebody")}
    let_in = letter.command == Command.YES
    try:
        settle_request(membership=found, let_in=let_in, by=person, at=now())
    except InvitationOver:
        return Answered(_("Somebody has answered it already. Nothing was changed."))
    if let_in:
        return Answered(_("%(person)s was let in, and is told.") % said, record=found)
    return Answered(_("%(person)s was not let in, and is told.") % said, record=found)


def _membership(letter: Inbound) -> Membership | None:
    found = Membership.objects.select_related("space", "person")
    return found.filter(pk=letter.payload).first() if letter.payload.isdecimal() else None


def _only_yes_or_no() -> Outcome:
    return Answered(
        _("Answer with the one word yes or no. Nothing was changed; your letter is kept.")
    )
