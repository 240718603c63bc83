"""Letters to the Manual: other words for a paragraph, and comments on drafts before the Parties."""

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Inbound
from whimbrel.core.inbox.outcomes import Answered, Held, Outcome
from whimbrel.manual.actions.consultations import comment
from whimbrel.manual.actions.proposals import NothingProposed, propose_wording
from whimbrel.manual.models import Consultation, Paragraph, Proposal
from whimbrel.manual.numbered import numbered_parts
from whimbrel.manual.rules import can_comment, can_propose_wording
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

LONGEST, LONGEST_COMMENT = 5000, 4000


@receives("wording", name=gettext_lazy("Other words for a paragraph of the Manual"))
def wording(letter: Inbound) -> Outcome:
    """The letter is the whole paragraph as it should read."""
    paragraph = (
        Paragraph.objects.standing()
        .select_related("article", "last_version")
        .filter(pk=int(letter.payload) if letter.payload.isdecimal() else 0, article__live=True)
        .first()
    )
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    if paragraph is None or person is None:
        return Answered(
            _(
                "This paragraph no longer stands in the Manual. Your letter is kept; nothing else was done."
            )
        )
    offices = offices_of(person, on=localdate())
    if not can_propose_wording(offices):
        return Answered(
            _(
                "Words for the Manual come from those who hold an office today. Nothing was proposed."
            )
        )
    if not letter.is_proven and not letter.is_released:
        return Held(_("Your mail server does not vouch for you, so somebody looks at it first."))
    try:
        proposal = propose_wording(
            paragraph=paragraph,
            words=letter.text[:LONGEST],
            by=person,
            offices=offices,
            key=f"letter:{letter.received}",
            at=now(),
            channel=Proposal.Channel.EMAIL,
        )
    except NothingProposed:
        return Answered(
            _(
                "Your letter held no words of your own, or just those that stand already. "
                "Please answer once more with the whole paragraph as it should read."
            )
        )
    return Answered(
        _("Thank you. The editor has your words for “%(title)s”, and answers you by e-mail.")
        % {"title": paragraph.article.title},
        proposal,
    )


@receives("comment", name=gettext_lazy("Comments on a draft of the Manual"))
def comments(letter: Inbound) -> Outcome:
    """A line that begins with the number of a paragraph begins what is said of that one."""
    consultation = Consultation.objects.filter(
        pk=int(letter.payload) if letter.payload.isdecimal() else 0
    ).first()
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    if consultation is None or person is None:
        return Answered(_("This draft is no more. Your letter is kept; nothing else was done."))
    offices, today = offices_of(person, on=localdate()), localdate()
    if not can_comment(offices, consultation, today=today):
        if offices.is_member:
            return Answered(
                _("The time for comments is over. Your letter is kept; nothing else was done.")
            )
        return Answered(_("Comments come from those who hold an office today. None was kept."))
    if not letter.is_proven and not letter.is_released:
        return Held(_("Your mail server does not vouch for you, so somebody looks at it first."))
    parts = numbered_parts(letter.text, most=len(consultation.pieces))
    if not parts:
        return Answered(_("Your letter held no words of your own. Please answer once more."))
    made = [
        comment(
            consultation=consultation,
            piece_key=consultation.pieces[number - 1]["key"] if number else "",
            words=said[:LONGEST_COMMENT],
            key=f"letter:{letter.received}:{place}",
            by=person,
            offices=offices,
            at=now(),
        )
        for place, (number, said) in enumerate(parts, 1)
    ]
    named = ", ".join(str(number) if number else _("the whole") for number, _said in parts)
    return Answered(
        _("Thank you. Your comments on “%(title)s” stand under: %(named)s.")
        % {"title": consultation.title, "named": named},
        made[0],
    )
