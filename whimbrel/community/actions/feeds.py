"""A key by which a reader's program fetches what the person may read."""

from datetime import datetime

from django.db import transaction
from django.utils.crypto import get_random_string

from whimbrel.community.models import FeedKey
from whimbrel.core.journal import record
from whimbrel.people.models import User

LENGTH = 40


@transaction.atomic
def make_feed_key(*, person: User, at: datetime) -> FeedKey:
    """Make a new key; addresses with the old one are worth nothing from then on."""
    key = get_random_string(LENGTH, "abcdefghijkmnpqrstuvwxyz23456789")
    made, _ = FeedKey.objects.update_or_create(person=person, defaults={"key": key, "made_at": at})
    record(person, "made feed key", made)
    return made
