"""Letters that ask who keeps order to decide on a post; they are answered with yes, no or close."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import Flag, Post
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter

kinds.register(
    "moderation", gettext_lazy("Posts that wait for you as a moderator"), can_be_refused=True
)


def write_question(*, post: Post, flag: Flag | None, to: Recipient) -> Letter | None:
    """Ask one moderator about a post that is held back, or that somebody reported."""
    space = post.thread.space
    once = f"flag:{flag.pk}:{to.person}" if flag else f"held:{post.pk}:{to.person}"
    with translation.override(to.language if to.language in CODES else "en"):
        link = f"{settings.SITE_URL}{reverse('community:queue')}"
        if space.is_confidential:
            return write_notice(to=to, kind="moderation", link=link, once=once)
        context = {"post": post, "space": space, "flag": flag, "link": link}
        subject = (
            _("[%(space)s] Somebody reported a post") if flag else _("[%(space)s] A post waits")
        )
        return write_letter(
            to=to,
            kind="moderation",
            subject=subject % {"space": space.name},
            text=render_to_string("community/email/moderation.txt", context).strip() + "\n",
            once=once,
            reply_to=reply_address("moderate", post.pk, to.person),
            **thread("moderate", post.pk),
        )
