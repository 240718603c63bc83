"""Asking those who keep order, by letter, about a post that waits for them."""

from datetime import datetime

from django.utils.timezone import localdate

from whimbrel.community.emails.moderation import write_question
from whimbrel.community.models import Flag, Post
from whimbrel.community.queries.moderation import moderators_of
from whimbrel.people.queries.recipients import recipient_of


def ask_moderators(*, post: Post, at: datetime, flag: Flag | None = None) -> int:
    """Write to everybody who may decide, but for whoever wrote or reported it; how many. Call it inside a transaction."""
    besides = {post.author_id, flag.raised_by_id if flag else None}
    letters = 0
    for one in moderators_of(post.thread.space, on=localdate(at), at=at):
        if one.pk not in besides:
            letters += write_question(post=post, flag=flag, to=recipient_of(one)) is not None
    return letters
