"""Whoever asked for a letter for a visa is told where it is."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.training.emails.places import addressee, place_address
from whimbrel.training.models import VisaLetter


def write_visa_letter(*, letter: VisaLetter) -> Letter | None:
    """Say where it is taken: it names a passport, and a mailbox is read by several people. None without an address."""
    registration = letter.registration
    to = addressee(registration)
    if not to.address:
        return None
    with translation.override(to.language):
        words = {
            "registration": registration,
            "workshop": registration.workshop,
            "link": place_address(registration),
        }
        return write_letter(
            to=to,
            kind="place",
            **thread("place", registration.pk),
            subject=_("Your letter for the visa: %(workshop)s")
            % {"workshop": registration.workshop.title},
            text=render_to_string("training/email/visa.txt", words).strip() + "\n",
            once=f"visa:{letter.pk}",
            is_confidential=True,
        )
