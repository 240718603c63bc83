"""Letters to the e-community; one subject a file."""

from whimbrel.community.inbox import messages, moderation, polls, posts

__all__ = ["messages", "moderation", "polls", "posts"]
