"""Letters to the e-community; one subject a file."""

from whimbrel.community.inbox import polls, posts

__all__ = ["polls", "posts"]
