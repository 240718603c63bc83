"""What a person asked to be reminded of."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.emails.posts import address_of
from whimbrel.community.models import Bookmark
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter

kinds.register("reminder", gettext_lazy("Posts you asked to be reminded of"), can_be_refused=True)


def write_reminder(*, bookmark: Bookmark, to: Recipient) -> Letter | None:
    """Send the post that the person kept, on the day they chose. They answer in the thread by answering the letter."""
    post, once = bookmark.post, f"reminder:{bookmark.pk}:{bookmark.remind_on}"
    space, link = post.thread.space, address_of(post)
    # They asked for it: it waits for no round, and cannot be lost among letters that nobody asked for.
    if space.is_confidential:
        return write_notice(to=to, kind="reminder", link=link, once=once, is_answer=True)
    with translation.override(to.language if to.language in CODES else "en"):
        text = render_to_string(
            "community/email/post.txt", {"post": post, "space": space, "link": link}
        )
        note = f"{bookmark.note}\n\n" if bookmark.note else ""
        return write_letter(
            to=to,
            kind="reminder",
            subject=_("You wanted to be reminded of “%(title)s”") % {"title": post.thread.title},
            text=f"{note}{text.strip()}\n",
            once=once,
            is_answer=True,
            reply_to=reply_address("thread", post.thread_id, to.person),
            **thread("thread", post.thread_id),
        )
