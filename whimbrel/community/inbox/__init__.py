"""Letters to the e-community; one subject a file."""

from whimbrel.community.inbox import consultations, messages, moderation, polls, posts

__all__ = ["consultations", "messages", "moderation", "polls", "posts"]
