"""What the e-community writes to people; one subject a file."""

from whimbrel.community.emails import (
    bookmarks,
    consultations,
    joining,
    mentions,
    messages,
    moderation,
    polls,
    posts,
)

__all__ = [
    "bookmarks",
    "consultations",
    "joining",
    "mentions",
    "messages",
    "moderation",
    "polls",
    "posts",
]
