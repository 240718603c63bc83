"""Where people are signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.functions import SHA256
from django.utils.crypto import constant_time_compare

from whimbrel.people.models import SignIn, User
from whimbrel.people.traces import device, digest


class KeyDigest(SHA256):
    """The digest of a session's key, by PostgreSQL's own function: Django's asks for an extension."""

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "ENCODE(SHA256(CONVERT_TO(%(expressions)s, 'UTF8')), 'hex')"
        return self.as_sql(compiler, connection, template=template, **context)


@dataclass(frozen=True)
class LiveSignIn:
    """One device that is signed in, as its owner sees it."""

    sign_in: SignIn
    browser: str
    system: str
    is_this_one: bool


def live_sign_ins(person: User, *, session_key: str, at: datetime) -> list[LiveSignIn]:
    """The person's sign-ins that still open something, the latest first. `session_key` is the asker's own."""
    sign_ins = list(SignIn.objects.filter(person=person))
    live = sessions_behind(sign_ins, at=at)
    seal = person.get_session_auth_hash()
    return [
        LiveSignIn(sign_in, *device(sign_in.agent), sign_in.session_digest == digest(session_key))
        for sign_in in sign_ins
        if (session := live.get(sign_in.session_digest))
        # A new password ends what was opened with the old one.
        and constant_time_compare(session.get_decoded().get(HASH_SESSION_KEY, ""), seal)
    ]


def sessions_behind(sign_ins: list[SignIn], *, at: datetime) -> dict[str, Session]:
    """The sessions of these sign-ins that have not run out, by the digest of their key."""
    wanted = [sign_in.session_digest for sign_in in sign_ins]
    found = (
        Session.objects.filter(expire_date__gt=at)
        .annotate(digest=KeyDigest("session_key"))
        .filter(digest__in=wanted)
    )
    return {digest(session.session_key): session for session in found}


def session_keys_of(person: User) -> Iterator[str]:
    """The key of every session of that person, also of those no sign-in is known of, or still on the way in.

    A session's row does not say whose it is; all are opened.
    """
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get(SESSION_KEY) == str(person.pk) or person.email in str(held):
            yield session.session_key
