"""The letter for a visa goes to whoever asked for it."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.mail.writing import Enclosed, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.training.emails.places import addressee, place_address
from whimbrel.training.models import VisaLetter


def write_visa_letter(*, letter: VisaLetter, body: bytes) -> Letter | None:
    """Send the letter as PDF, and say where it can be taken again. None where there is no address."""
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
            enclosed=[Enclosed("visa-letter.pdf", "application/pdf", body)],
        )
