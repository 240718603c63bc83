"""Whose session it is, read from the rows themselves for every answer.

Signing out deletes the session, a changed password changes the fingerprint of the sign-in, and an account
that is closed is no longer active: each acts on the next request, whoever answers it.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now

from whimbrel.core.stored.readers import Person, PointRead
from whimbrel.people.models import User

SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
PERSON = (
    "SELECT password, is_active, is_staff, is_superuser, email, display_name, first_name, last_name "
    "FROM people_user WHERE id = %s"
)
# Where Django's messages wait that do not fit into a cookie.
MESSAGES = "_messages"


class Doorkeeper:
    """Recognises people by their session."""

    def by_session(self, read: PointRead, session_key: str) -> tuple[Person | None, bool]:
        kept = read(SESSION, (session_key, now()))
        session = _opened(kept[0]) if kept else {}
        has_news = MESSAGES in session
        if session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
            return None, has_news
        row = read(PERSON, (int(session[SESSION_KEY]),))
        if row is None:
            return None, has_news
        password, is_active, is_staff, is_superuser, email, display, first, last = row
        sealed = session.get(HASH_SESSION_KEY, "")
        if not is_active or not constant_time_compare(sealed, _fingerprint(password)):
            return None, has_news
        name = _name(email, display, first, last)
        return _person(int(session[SESSION_KEY]), name, is_staff, is_superuser), has_news

    def by_user(self, user: Any) -> Person | None:
        if not user.is_authenticated:
            return None
        return _person(user.pk, user.get_full_name(), user.is_staff, user.is_superuser)


def _person(pk: int, name: str, is_staff: bool, is_superuser: bool) -> Person:
    works_here = bool(is_staff or is_superuser)
    return Person(
        pk=pk, name=name, is_staff=bool(is_staff), visible_to="staff" if works_here else "member"
    )


@lru_cache(maxsize=2000)
def _opened(kept: str) -> dict[str, Any]:
    """What the session holds; empty where its seal is broken."""
    opened: dict[str, Any] = SessionStore().decode(kept)
    return opened


@lru_cache(maxsize=2000)
def _name(email: str, display: str, first: str, last: str) -> str:
    person = User(email=email, display_name=display, first_name=first, last_name=last)
    return person.get_full_name()


@lru_cache(maxsize=2000)
def _fingerprint(password: str) -> str:
    return User(password=password).get_session_auth_hash()
