"""What is written to whom a post calls, and to whom has called too many."""

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

kinds.register("mention", gettext_lazy("Posts that call you by name or post"), can_be_refused=True)
kinds.register(
    "too_often", gettext_lazy("What you did more often than is taken"), can_be_refused=False
)


def write_called(*, post: Post, to: Recipient) -> Letter | None:
    """Send a post to somebody whom it calls. They answer by answering the letter."""
    space, link, once = post.thread.space, address_of(post), f"mention:{post.pk}:{to.person}"
    if space.is_confidential:
        return write_notice(to=to, kind="mention", link=link, once=once)
    with translation.override(to.language if to.language in CODES else "en"):
        text = render_to_string(
            "community/email/post.txt", {"post": post, "space": space, "link": link}
        )
        words = {"space": space.name, "title": post.thread.title}
        return write_letter(
            to=to,
            kind="mention",
            subject=_("[%(space)s] You are called in “%(title)s”") % words,
            text=text.strip() + "\n",
            once=once,
            list_id=list_id(space),
            reply_to=reply_address("thread", post.thread_id, to.person),
            **thread("thread", post.thread_id),
        )


def write_called_too_often(*, post: Post, to: Recipient) -> Letter | None:
    """Tell the author that the post stands and that the group in it was not written to."""
    with translation.override(to.language if to.language in CODES else "en"):
        words = _(
            "Your post stands in its thread. But you have called countries or whole spaces several times within a day, "
            "so those in this post were not written to. Call them again tomorrow, or name a person."
        )
        return write_letter(
            to=to,
            kind="too_often",
            subject=_("A group was not written to"),
            text=f"{words}\n\n{address_of(post)}\n",
            once=f"called too often:{post.pk}",
            is_answer=True,
            **thread("thread", post.thread_id),
        )
