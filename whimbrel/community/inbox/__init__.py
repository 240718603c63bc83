"""Letters to the e-community; one subject a file."""

from whimbrel.community.inbox import messages, polls, posts

__all__ = ["messages", "polls", "posts"]
