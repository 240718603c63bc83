"""Letters to the e-community; one subject a file."""

from whimbrel.community.inbox import (
    consultations,
    drafting,
    events,
    joining,
    library,
    messages,
    moderation,
    polls,
    posts,
)

__all__ = [
    "consultations",
    "drafting",
    "events",
    "joining",
    "library",
    "messages",
    "moderation",
    "polls",
    "posts",
]
