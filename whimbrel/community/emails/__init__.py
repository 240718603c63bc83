"""What the e-community writes to people; one subject a file."""

from whimbrel.community.emails import bookmarks, mentions, polls, posts

__all__ = ["bookmarks", "mentions", "polls", "posts"]
