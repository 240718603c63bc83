"""The letter by which a Party or a body is asked to nominate."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.training.models import WorkshopInvitation

kinds.register(
    "workshop_invitation",
    gettext_lazy("Invitations to nominate for workshops"),
    can_be_refused=True,
)


INVITED = "whimbrel.training.invited"


def invitation_token(invitation: WorkshopInvitation) -> str:
    """The key by which an office without an account nominates; it opens this one invitation."""
    return signing.dumps(invitation.pk, salt=INVITED)


def write_workshop_invitation(
    *, invitation: WorkshopInvitation, person: User, again_on: date | None = None
) -> Letter | None:
    """Ask a focal point to nominate, with the official letter to take away; `again_on`: once more, on that day."""
    return _write(
        invitation,
        recipient_of(person),
        again_on,
        whom=str(person.pk),
        name=person.get_full_name(),
        link=("training:nomination_detail", invitation.pk),
        letter=("training:invitation_letter", invitation.pk, "pdf"),
    )


def write_to_office(
    *, invitation: WorkshopInvitation, email: str, again_on: date | None = None
) -> Letter | None:
    """Ask an office that has no account: the links in its letter are keys."""
    token = invitation_token(invitation)
    return _write(
        invitation,
        Recipient(address=email, language=invitation.language),
        again_on,
        whom=email.lower(),
        name="",
        link=("training:nominate_by_letter", token),
        letter=("training:letter_by_letter", token),
    )


def _write(
    invitation: WorkshopInvitation,
    to: Recipient,
    again_on: date | None,
    *,
    whom: str,
    name: str,
    link: tuple[Any, ...],
    letter: tuple[Any, ...],
) -> Letter | None:
    workshop = invitation.workshop
    moment = again_on.isoformat() if again_on else f"{invitation.invited_at:%Y%m%d%H%M%S}"
    with translation.override(to.language):
        subject = (
            _("Reminder: please nominate for %(workshop)s")
            if again_on
            else _("Please nominate for %(workshop)s")
        )
        return write_letter(
            to=to,
            kind="workshop_invitation",
            **thread("workshop-invitation", invitation.pk),
            subject=subject % {"workshop": workshop.title},
            text=render_to_string(
                "training/email/invitation.txt",
                {
                    "name": name,
                    "invitation": invitation,
                    "workshop": workshop,
                    "meeting": workshop.meeting,
                    "link": _address(*link),
                    "letter": _address(*letter),
                },
            ).strip()
            + "\n",
            once=f"workshop-invitation:{invitation.pk}:{whom}:{moment}",
        )


def _address(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"
