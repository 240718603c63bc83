"""What the e-community writes to people; one subject a file."""

from whimbrel.community.emails import bookmarks, mentions, messages, polls, posts

__all__ = ["bookmarks", "mentions", "messages", "polls", "posts"]
