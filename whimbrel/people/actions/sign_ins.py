"""Where people are signed in, and how that ends."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.core.journal import record
from whimbrel.people.models import SignIn, User
from whimbrel.people.queries.sign_ins import session_keys_of, sessions_behind
from whimbrel.people.traces import digest, network


@transaction.atomic
def note_sign_in(*, person: User, session_key: str, agent: str, address: str) -> SignIn:
    """Keep that a person is signed in with this session, from what device and from about where.

    The row is the record: a line in the journal would outlive it. Noting a session twice changes nothing.
    """
    sign_in, _ = SignIn.objects.get_or_create(
        session_digest=digest(session_key),
        defaults={
            "person": person,
            "started_at": now(),
            "seen_on": localdate(),
            "agent": agent[:300],
            "address": network(address),
        },
    )
    return sign_in


@transaction.atomic
def note_seen(*, sign_in: SignIn, today: date) -> SignIn:
    """Keep that the person was here today."""
    sign_in.seen_on = max(sign_in.seen_on, today)
    sign_in.save(update_fields=["seen_on"])
    return sign_in


@transaction.atomic
def end_sign_in(*, person: User, sign_in: SignIn) -> None:
    """Sign that device out. It acts at once: whoever answers next finds no session."""
    for session in sessions_behind([sign_in], at=now()).values():
        session.delete()
    sign_in.delete()
    record(person, "ended a session", person)


@transaction.atomic
def end_other_sign_ins(*, person: User, session_key: str) -> int:
    """Sign the person out everywhere but here; how many sessions that ended."""
    others = [key for key in session_keys_of(person) if key != session_key]
    Session.objects.filter(session_key__in=others).delete()
    SignIn.objects.filter(person=person).exclude(session_digest=digest(session_key)).delete()
    if others:
        record(person, "ended all other sessions", person, sessions=len(others))
    return len(others)


@transaction.atomic
def forget_old_sign_ins(*, today: date) -> int:
    """Forget the sign-ins not seen for settings.KEEP_SIGN_INS_DAYS; how many went.

    The journal names each person of whom something was forgotten, once, and no device.
    """
    old = SignIn.objects.filter(seen_on__lt=today - timedelta(days=settings.KEEP_SIGN_INS_DAYS))
    people = list(User.objects.filter(pk__in=old.values("person")))
    gone, _ = old.delete()
    for person in people:
        record(None, "forgot old sign-ins", person)
    return gone
