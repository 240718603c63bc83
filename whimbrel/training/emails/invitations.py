"""The letter by which a Party or a body is asked to nominate."""

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.training.models import WorkshopInvitation

kinds.register(
    "workshop_invitation",
    gettext_lazy("Invitations to nominate for workshops"),
    can_be_refused=True,
)


def write_workshop_invitation(
    *, invitation: WorkshopInvitation, person: User, again_on: date | None = None
) -> Letter | None:
    """Ask a focal point to nominate, with the official letter to take away; `again_on`: once more, on that day."""
    workshop = invitation.workshop
    moment = again_on.isoformat() if again_on else f"{invitation.invited_at:%Y%m%d%H%M%S}"
    with translation.override(person.language or "en"):
        subject = (
            _("Reminder: please nominate for %(workshop)s")
            if again_on
            else _("Please nominate for %(workshop)s")
        )
        return write_letter(
            to=recipient_of(person),
            kind="workshop_invitation",
            **thread("workshop-invitation", invitation.pk),
            subject=subject % {"workshop": workshop.title},
            text=render_to_string(
                "training/email/invitation.txt",
                {
                    "person": person,
                    "invitation": invitation,
                    "workshop": workshop,
                    "meeting": workshop.meeting,
                    "link": _address("training:nomination_detail", invitation.pk),
                    "letter": _address("training:invitation_letter", invitation.pk, "pdf"),
                },
            ).strip()
            + "\n",
            once=f"workshop-invitation:{invitation.pk}:{person.pk}:{moment}",
        )


def _address(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"
