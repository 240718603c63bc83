"""Whose session it is and what they hold today, read from the rows themselves for every answer.

Signing out deletes the session, a changed password changes the fingerprint of the sign-in, an account that is
closed is no longer active, and a designation ends on its day: each acts on the next request, whoever answers it.
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
from django.utils.timezone import localdate, now

from whimbrel.core.stored.readers import VISITOR, Person, PointRead
from whimbrel.people.models import User
from whimbrel.people.queries.second_key import KEYS
from whimbrel.treaties.models import AT_THE_DESK
from whimbrel.treaties.queries.offices import offices_of

SESSION = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"
PERSON = (
    "SELECT password, is_active, email, display_name, first_name, last_name, "
    # The Secretariat's roles first, so that one row tells the most a person holds.
    "(SELECT MAX(CASE WHEN d.role IN ({roles}) THEN 2 ELSE 1 END) FROM treaties_designation d "
    "WHERE d.person_id = people_user.id AND d.starts_on <= %s AND (d.ends_on IS NULL OR d.ends_on > %s)) "
    "FROM people_user WHERE id = %s"
).replace("{roles}", ", ".join(f"'{role.value}'" for role in AT_THE_DESK))
# The same for a house where the rights of the desk need a second key.
WITH_KEY = PERSON.replace(
    "THEN 2 ELSE 1 END",
    "THEN CASE WHEN EXISTS (SELECT 1 FROM mfa_authenticator k WHERE k.user_id = people_user.id "
    "AND k.type IN ({keys})) THEN 2 END ELSE 1 END",
).replace("{keys}", ", ".join(f"'{key.value}'" for key in KEYS))
CLASSES = {2: "staff", 1: "member"}
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
        today = localdate()
        row = read(
            WITH_KEY if settings.SECOND_FACTOR_REQUIRED else PERSON,
            (today, today, int(session[SESSION_KEY])),
        )
        if row is None:
            return None, has_news
        password, is_active, email, display, first, last, most = row
        sealed = session.get(HASH_SESSION_KEY, "")
        if not is_active or not constant_time_compare(sealed, _fingerprint(password)):
            return None, has_news
        name = _name(email, display, first, last)
        return _person(int(session[SESSION_KEY]), name, CLASSES.get(most, VISITOR)), has_news

    def by_user(self, user: Any) -> Person | None:
        if not user.is_authenticated:
            return None
        offices = offices_of(user, on=localdate())
        visible_to = (
            "staff" if offices.is_secretariat else "member" if offices.is_member else VISITOR
        )
        return _person(user.pk, user.get_full_name(), visible_to)


def _person(pk: int, name: str, visible_to: str) -> Person:
    return Person(pk=pk, name=name, is_staff=visible_to == "staff", visible_to=visible_to)


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
