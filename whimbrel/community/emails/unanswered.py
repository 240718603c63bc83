"""A question that nobody has answered, put to those who could."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.emails.posts import address_of, list_id
from whimbrel.community.models import Post
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter

kinds.register("question", gettext_lazy("Questions that nobody has answered"), can_be_refused=True)


def write_question(*, post: Post, to: Recipient) -> Letter | None:
    """Ask somebody to answer; they do it by answering the letter."""
    space, link, once = (
        post.thread.space,
        address_of(post),
        f"question:{post.thread_id}:{to.person}",
    )
    if space.is_confidential:
        return write_notice(to=to, kind="question", link=link, once=once)
    with translation.override(to.language if to.language in CODES else "en"):
        plea = _(
            "Nobody has answered this question yet. Two lines from you may be all that is needed."
        )
        text = render_to_string(
            "community/email/post.txt", {"post": post, "space": space, "link": link}
        )
        return write_letter(
            to=to,
            kind="question",
            subject=_("Do you know? %(title)s") % {"title": post.thread.title},
            text=f"{plea}\n\n{text.strip()}\n",
            once=once,
            list_id=list_id(space),
            reply_to=reply_address("thread", post.thread_id, to.person),
            **thread("thread", post.thread_id),
        )
