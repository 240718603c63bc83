"""Who may read the journal."""

from typing import Any

from django.conf import settings

AT_THE_DESK = "wagtailadmin.access_admin"
# Rooms whose records are accounts and their keys: our own, Django's, the library's.
ACCOUNT_ROOMS = {settings.AUTH_USER_MODEL.split(".")[0], "auth", "account", "mfa"}


def can_read_journal(user: Any) -> bool:
    """Whoever works at the Secretariat's desk."""
    return bool(user.is_active and user.has_perm(AT_THE_DESK))


def can_read_deeds_on_accounts(user: Any) -> bool:
    """Administrators: they keep the accounts."""
    return bool(user.is_active and user.is_superuser)
