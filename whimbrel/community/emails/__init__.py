"""What the e-community writes to people; one subject a file."""

from whimbrel.community.emails import (
    bookmarks,
    consultations,
    drafting,
    events,
    joining,
    mentions,
    messages,
    moderation,
    polls,
    posts,
    unanswered,
)

__all__ = [
    "bookmarks",
    "consultations",
    "drafting",
    "events",
    "joining",
    "mentions",
    "messages",
    "moderation",
    "polls",
    "posts",
    "unanswered",
]
