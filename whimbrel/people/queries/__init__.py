"""What is known of people, one noun a file."""

from whimbrel.people.queries.particulars import particulars_of, particulars_shown, viewer_class_of
from whimbrel.people.queries.sign_ins import live_sign_ins
from whimbrel.people.queries.welcome import next_welcome_step

__all__ = [
    "live_sign_ins",
    "next_welcome_step",
    "particulars_of",
    "particulars_shown",
    "viewer_class_of",
]
