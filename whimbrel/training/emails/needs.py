"""Asking people what they can do, and what their post asks of them."""

from datetime import date

from django.core import signing
from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.inbox.addresses import reply_address, takes_letters
from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.training.emails import address, text_of
from whimbrel.training.models import Level, NeedsResponse

NEEDS = "whimbrel.training.needs"


def needs_token(response: NeedsResponse) -> str:
    """The key to one person's answer in one survey; it opens nothing else."""
    return signing.dumps(response.pk, salt=NEEDS)


def write_needs_question(*, response: NeedsResponse) -> Letter | None:
    """Ask one person; they answer on the web, with a sheet, or by numbers in their reply."""
    return _write(response, name="needs", once=f"needs:{response.pk}")


def write_needs_reminder(*, response: NeedsResponse, on: date) -> Letter | None:
    return _write(response, name="needs_again", once=f"needs:{response.pk}:{on.isoformat()}")


def _write(response: NeedsResponse, *, name: str, once: str) -> Letter | None:
    person = response.person
    if person is None:
        return None
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="needs",
            **thread("needs", response.pk),
            subject=_("What would you like to learn? (%(years)s)")
            % {"years": response.assessment.years},
            text=text_of(
                name,
                person=person,
                assessment=response.assessment,
                items=response.assessment.items.select_related("competence"),
                levels=Level.choices,
                link=address("needs_answer", needs_token(response)),
                can_reply=takes_letters(),
            ),
            reply_to=reply_address("needs", response.pk, person.pk),
            once=once,
        )
