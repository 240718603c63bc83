"""Addressees of the house itself: letters that stop letters of a kind, or ask for them again."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.addresses import STOP
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome
from whimbrel.core.mail.kinds import kind_of
from whimbrel.core.mail.stopping import resume_kind, stop_kind


@receives(
    STOP,
    name=gettext_lazy("Stopping letters of a kind"),
    commands={Command.SUBSCRIBE, Command.LEAVE},
)
def stop(letter: Inbound) -> Outcome:
    """Whatever stands in it: a mail program's button writes an empty letter, or a few words of its own."""
    person = get_user_model().objects.filter(pk=letter.sender.person or 0).first()
    try:
        kind = kind_of(letter.payload)
    except LookupError:
        person = None
    if person is None:
        return Answered(
            _("We write no letters of this kind any more, so there was nothing to stop.")
        )
    if letter.command == Command.SUBSCRIBE:
        resume_kind(person=person, kind=kind)
        return Answered(_("You get these letters again: %(kind)s.") % {"kind": kind.name}, person)
    stop_kind(person=person, kind=kind)
    return Answered(
        _("You get no more letters of this kind: %(kind)s.") % {"kind": kind.name}, person
    )
