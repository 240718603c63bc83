"""What coming into a space writes to people; each can be answered with yes or no."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import Membership
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES, current_language
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.core.periods import written_date

kinds.register("join", gettext_lazy("Invitations to spaces, and who asks to be let in"), can_be_refused=True)  # fmt: skip


def write_invitation(*, membership: Membership, to: Recipient) -> Letter | None:
    """Ask somebody in: the letter can be answered with yes or no until the day it is over."""
    space, until = membership.space, membership.expires_at
    with translation.override(to.language if to.language in CODES else "en"):
        words = [
            _("You are invited to the space “%(name)s” of the e-community.") % {"name": space.name}
        ]
        if space.purpose:
            words.append(space.purpose)
        if until is not None:
            day = written_date(until.date(), current_language())
            words.append(_("The invitation is open until %(day)s.") % {"day": day})
        words.append(_("Answer this letter with yes or no, or look here:"))
        words.append(_link("community:membership_answer", membership.pk))
        return write_letter(
            to=to,
            kind="join",
            subject=_("Invitation: %(name)s") % {"name": space.name},
            text="\n\n".join(words) + "\n",
            once=f"invited:{membership.pk}:{membership.invited_at}",
            reply_to=reply_address("invite", membership.pk, to.person),
            **thread("membership", membership.pk),
        )


def write_request(*, membership: Membership, to: Recipient) -> Letter | None:
    """Tell a moderator who asks to be let in: the letter can be answered with yes or no."""
    with translation.override(to.language if to.language in CODES else "en"):
        said = {
            "name": membership.space.name,
            "person": membership.person.display_name or _("Somebody"),
        }
        words = [_("%(person)s asks to be let into the space “%(name)s”.") % said]
        if membership.asked_because:
            words.append(membership.asked_because)
        words.append(_("Answer this letter with yes or no, or look here:"))
        words.append(_link("community:space_people", membership.space.slug))
        return write_letter(
            to=to,
            kind="join",
            subject=_("Asks to be let in: %(name)s") % said,
            text="\n\n".join(words) + "\n",
            once=f"request:{membership.pk}:{to.person}",
            reply_to=reply_address("joining", membership.pk, to.person),
            **thread("membership", membership.pk),
        )


def write_settled(*, membership: Membership, let_in: bool, to: Recipient) -> Letter | None:
    """Tell somebody what became of their request."""
    with translation.override(to.language if to.language in CODES else "en"):
        said = {"name": membership.space.name}
        if let_in:
            words = _("You now belong to the space “%(name)s”:") % said
            words += "\n\n" + _link("community:space_detail", membership.space.slug)
        else:
            words = (
                _("You were not let into the space “%(name)s”. The Secretariat knows more.") % said
            )
        return write_letter(
            to=to,
            kind="join",
            subject=_("Your request: %(name)s") % said,
            text=words + "\n",
            once=f"settled:{membership.pk}",
            is_answer=True,
            **thread("membership", membership.pk),
        )


def _link(name: str, argument: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[argument])}"
