"""What the e-community writes to people; one subject a file."""

from whimbrel.community.emails import posts

__all__ = ["posts"]
