"""What the e-community writes to people: each post, or what was written since, all together."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.models import Post, Space, Thread
from whimbrel.community.queries.summary import Summary
from whimbrel.core.inbox.addresses import reply_address, start_address
from whimbrel.core.languages import CODES
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter

kinds.register("post", gettext_lazy("Posts in your spaces, each at once"), can_be_refused=True)
kinds.register(
    "digest", gettext_lazy("What was written in your spaces, all together"), can_be_refused=True
)
# A digest is read on a slow line: it shows the beginning of so many posts, and counts the rest.
MOST_POSTS = 20
MOST_LETTERS = 700


def write_each(*, post: Post, to: Recipient) -> Letter | None:
    """Send one post to somebody who wants each at once. They answer by answering the letter."""
    space, link = post.thread.space, address_of(post)
    once = f"post:{post.pk}:{to.person}"
    to = replace(to, written_to="at_once")
    if space.is_confidential:
        return write_notice(to=to, kind="post", link=link, once=once)
    with translation.override(to.language if to.language in CODES else "en"):
        return write_letter(
            to=to,
            kind="post",
            subject=f"[{space.name}] {post.thread.title}",
            text=render_to_string(
                "community/email/post.txt",
                {
                    "post": post, "space": space, "link": link,
                    "write_to": start_address(space.slug),
                    "write_privately_to": reply_address("privately", post.pk, to.person),
                    "accept_at": reply_address("accept", post.pk, to.person)
                    if is_waiting_for(post, to.person)
                    else "",
                },
            ).strip() + "\n",
            once=once,
            list_id=list_id(space),
            reply_to=reply_address("thread", post.thread_id, to.person),
            **thread("thread", post.thread_id),
        )  # fmt: skip


def write_digest(
    *, posts: Iterable[Post], to: Recipient, once: str, summaries: Iterable[Summary] = ()
) -> Letter | None:
    """Send what was written since the last time, thread by thread, below each space's week in short; None where the
    person wants none.
    """
    told = list(posts)
    with translation.override(to.language if to.language in CODES else "en"):
        shown = [one for one in told if not one.thread.space.is_confidential][:MOST_POSTS]
        context = {
            "summaries": [one for one in summaries if not one.space.is_confidential],
            "threads": _by_thread(shown, to.person),
            "rest": len(told) - len(shown),
            "link": f"{settings.SITE_URL}{reverse('community:space_list')}",
        }
        return write_letter(
            to=replace(to, written_to="at_once"),
            kind="digest",
            subject=_("%(number)s posts in your spaces") % {"number": len(told)},
            text=render_to_string("community/email/digest.txt", context).strip() + "\n",
            once=once,
            **thread("digest", to.person),
        )


def is_waiting_for(post: Post, person: int | None) -> bool:
    """Whether it may be the answer to a question that this person asked, and that has none yet."""
    asked = post.thread
    is_open = asked.kind == Thread.Kind.QUESTION and asked.answered_at is None
    return is_open and asked.started_by_id == person and post.author_id != person


def list_id(space: Space) -> str:
    """By what mail programs know the letters of one space (RFC 2919)."""
    return f"<{space.slug}.community.{urlsplit(settings.SITE_URL).hostname}>"


def address_of(post: Post) -> str:
    """Where the post stands, in the language of whom is written to."""
    page = _page_of(post.thread_id, translation.get_language())
    return f"{settings.SITE_URL}{page}?from={post.number}#p{post.number}"


@lru_cache(maxsize=5000)
def _page_of(thread: int, _language: str | None) -> str:
    """The same for everybody who reads that language: a round of digests asks a hundred thousand times."""
    return reverse("community:thread_detail", args=[thread])


def _by_thread(posts: list[Post], person: int | None) -> list[dict[str, object]]:
    found: dict[int, dict[str, object]] = {}
    for post in posts:
        section = found.setdefault(
            post.thread_id,
            {
                "thread": post.thread,
                "answer_to": reply_address("thread", post.thread_id, person),
                "posts": [],
            },
        )
        words = post.words
        short = words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS].rstrip()} …"
        section["posts"].append((post, short, address_of(post)))  # type: ignore[attr-defined]
    return list(found.values())
