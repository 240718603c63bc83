"""What the e-community writes to people; one subject a file."""

from whimbrel.community.emails import polls, posts

__all__ = ["polls", "posts"]
