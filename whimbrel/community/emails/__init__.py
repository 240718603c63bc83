"""What the e-community writes to people; one subject a file."""

from whimbrel.community.emails import mentions, polls, posts

__all__ = ["mentions", "polls", "posts"]
