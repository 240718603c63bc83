"""Letters to the e-community; one subject a file."""

from whimbrel.community.inbox import posts

__all__ = ["posts"]
