"""The account under whose name the house itself writes where a writer must be named. Nobody signs in by it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from whimbrel.people.models import User

NAME = "Whimbrel"


@transaction.atomic
def house_account() -> User:
    """Made where it is first needed: without a password, switched off, and written to never."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    found = User.objects.filter(email=f"house@{host}").first()
    if found is not None:
        return found
    return User.objects.create_user(
        email=f"house@{host}", display_name=NAME, is_active=False,
        written_to=User.WrittenTo.NEVER,
    )  # fmt: skip
