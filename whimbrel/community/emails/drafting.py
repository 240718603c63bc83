"""A text to amend, sent to those who may; what becomes of an amendment, told to whoever proposed it."""

from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.emails.posts import list_id
from whimbrel.community.models import Amendment, DraftText
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.core.moments import written_moment
from whimbrel.people.queries.recipients import recipient_of

kinds.register("amendment", gettext_lazy("What becomes of your amendments"), can_be_refused=True)
kinds.register("draft", gettext_lazy("Texts to amend"), can_be_refused=True)


def write_draft(*, draft: DraftText, paragraphs: list[str], to: Recipient) -> Letter | None:
    """The text with its paragraphs numbered; the answer is a number and other words."""
    to = replace(to, written_to="at_once" if to.written_to != "never" else "never")
    language = to.language if to.language in CODES else "en"
    with translation.override(language):
        link = f"{settings.SITE_URL}{reverse('community:draft_detail', args=[draft.pk])}"
        once = f"draft:{draft.pk}:{to.person}"
        if draft.space.is_confidential:
            return write_notice(to=to, kind="draft", link=link, once=once)
        context = {
            "draft": draft,
            "paragraphs": paragraphs,
            "closes": written_moment(draft.closes_at, to.time_zone, language),
            "link": link,
            "can_answer": bool(settings.MAIL_IN),
        }
        return write_letter(
            to=to,
            kind="draft",
            subject=f"[{draft.space.name}] {draft.title}",
            text=render_to_string("community/email/draft.txt", context).strip() + "\n",
            once=once,
            list_id=list_id(draft.space),
            reply_to=reply_address("draft", draft.pk, to.person),
            **thread("draft", draft.pk),
        )


def write_settled(*, amendment: Amendment) -> Letter | None:
    """Accepted or declined, with the answer of whoever settled it."""
    draft = amendment.paragraph.draft
    to = recipient_of(amendment.proposed_by)
    with translation.override(to.language if to.language in CODES else "en"):
        link = f"{settings.SITE_URL}{reverse('community:draft_detail', args=[draft.pk])}#a{amendment.pk}"
        once = f"amendment:{amendment.pk}:settled"
        if draft.space.is_confidential:
            return write_notice(to=to, kind="amendment", link=link, once=once)
        words = {"title": draft.title}
        accepted = _("Accepted: your amendment to “%(title)s”") % words
        declined = _("Declined: your amendment to “%(title)s”") % words
        context = {"amendment": amendment, "draft": draft, "link": link}
        return write_letter(
            to=to,
            kind="amendment",
            subject=accepted if amendment.accepted_at else declined,
            text=render_to_string("community/email/amendment.txt", context).strip() + "\n",
            once=once,
            **thread("draft", draft.pk),
        )
