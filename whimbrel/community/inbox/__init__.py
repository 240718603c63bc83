"""Letters to the e-community; one subject a file."""

from whimbrel.community.inbox import (
    consultations,
    events,
    joining,
    messages,
    moderation,
    polls,
    posts,
)

__all__ = ["consultations", "events", "joining", "messages", "moderation", "polls", "posts"]
