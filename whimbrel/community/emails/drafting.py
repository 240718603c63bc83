"""What becomes of an amendment, told to whoever proposed it."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import Amendment
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.queries.recipients import recipient_of

kinds.register("amendment", gettext_lazy("What becomes of your amendments"), can_be_refused=True)


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
