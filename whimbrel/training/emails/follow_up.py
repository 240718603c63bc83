"""Asking months later whether it was used; one word answers."""

from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.inbox.addresses import reply_address, takes_letters
from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.training.emails import address, text_of
from whimbrel.training.emails.evaluation import participant_token, recipient
from whimbrel.training.models import FollowUp


def write_follow_up(*, follow_up: FollowUp) -> Letter | None:
    """Ask one participant: three links, of which each holds the answer, or one word as a reply."""
    registration = follow_up.registration
    to = recipient(registration)
    token = participant_token(registration)
    with translation.override(to.language):
        used = address("follow_up", token)
        return write_letter(
            to=to,
            kind="training",
            **thread("training", registration.pk),
            subject=_("Did you use it? %(title)s") % {"title": registration.workshop.title},
            text=text_of(
                "follow_up",
                registration=registration,
                months=follow_up.months,
                commitments=list(registration.commitments.filter(kept_at=None)),
                answers=[
                    (choice.label, f"{used}?used={choice.value}&after={follow_up.months}")
                    for choice in FollowUp.Used
                ],
                cascade=address("cascade_new", token),
                write_to=reply_address("cascade", registration.pk, to.person),
                can_reply=takes_letters(),
            ),
            reply_to=reply_address("used", follow_up.pk, to.person),
            once=f"follow-up:{follow_up.pk}",
        )
