"""Letters to this room: answers to the yearly question."""

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.commands import answer_in
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome
from whimbrel.designations.actions.confirmations import answer
from whimbrel.designations.models import Confirmation

LONGEST = 2000


@receives("confirm", name=gettext_lazy("The yearly question whether all is still right"))
def confirm(letter: Inbound) -> Outcome:
    """A plain yes confirms; anything else is what is wrong, in the person's own words."""
    confirmation = (
        Confirmation.objects.select_related("designation__person")
        .filter(
            pk=int(letter.payload) if letter.payload.isdecimal() else 0,
            designation__person=letter.sender.person or 0,
            designation__person__is_active=True,
        )
        .first()
    )
    if confirmation is None:
        return Answered(
            _("This question was not asked of you, or stands no more. Nothing was changed.")
        )
    said = letter.command or answer_in(letter.text)
    if said == Command.NO:
        return Answered(
            _(
                "What is not right? Please reply once more and write it in a few words. Nothing was changed yet."
            )
        )
    if said != Command.YES and not letter.text:
        return Answered(
            _("Please answer in words: “yes”, or what is not right. Nothing was changed.")
        )
    correction = "" if said == Command.YES else letter.text[:LONGEST]
    answer(confirmation=confirmation, at=now(), correction=correction)
    if correction:
        return Answered(_("Thank you. The Secretariat will enter what you wrote."), confirmation)
    return Answered(_("Thank you. It stands that all is still right."), confirmation)
