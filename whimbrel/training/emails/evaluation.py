"""Asking participants what they thought, and what they mean to do."""

from django.core import signing
from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.inbox.addresses import reply_address, takes_letters
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.training.emails import address, text_of
from whimbrel.training.models import CoreQuestion, EvaluationRequest, Registration

PARTICIPANT = "whimbrel.training.participant"


def participant_token(registration: Registration) -> str:
    """The key to one participant's own page of one workshop; it opens nothing else."""
    return signing.dumps(registration.pk, salt=PARTICIPANT)


def recipient(registration: Registration) -> Recipient:
    """How to write to a participant: by the wishes of the account, or in the language of the registration."""
    if registration.person is not None:
        return recipient_of(registration.person)
    return Recipient(registration.address, registration.language)


def write_evaluation_request(*, request: EvaluationRequest) -> Letter | None:
    """Ask one participant; they answer on their page, or by numbers in their reply."""
    registration = request.registration
    to = recipient(registration)
    with translation.override(to.language):
        return write_letter(
            to=to,
            kind="training",
            **thread("training", registration.pk),
            subject=_("How was it? %(title)s") % {"title": registration.workshop.title},
            text=text_of(
                "evaluation",
                registration=registration,
                questions=list(enumerate(CoreQuestion.labels, 1)),
                link=address("participant", participant_token(registration)),
                can_reply=takes_letters(),
            ),
            reply_to=reply_address("evaluate", registration.pk, to.person),
            once=f"evaluation:{registration.pk}",
        )
