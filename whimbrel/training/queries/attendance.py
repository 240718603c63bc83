"""Who is to be marked at a session, and who was there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from whimbrel.training.models import Attendance, Presence, Registration, Session, Workshop
from whimbrel.training.queries.registrations import participants


@dataclass(frozen=True)
class Row:
    """A participant at one session; `presence` is empty where nobody marked them yet."""

    registration: Registration
    presence: str


def attendance_rows(session: Session) -> list[Row]:
    """Everybody with a place, by name. Two queries."""
    held = dict(Attendance.objects.filter(session=session).values_list("registration", "presence"))
    found = participants(session.workshop)
    rows = [Row(one, held.get(one.pk, "")) for one in found]
    return sorted(
        rows, key=lambda row: (row.registration.family_name or row.registration.name).casefold()
    )


def sessions_to_mark(workshop: Workshop) -> QuerySet[Session]:
    """Sessions without breaks, each with `present`, how many were there."""
    return (
        Session.objects.filter(workshop=workshop)
        .exclude(method=Session.Method.BREAK)
        .annotate(present=Count("attendances", filter=Q(attendances__presence=Presence.PRESENT)))
        .order_by("starts_at", "room", "pk")
    )


def listed_in_public(workshop: Workshop) -> Sequence[Registration]:
    """Those with a place who agreed to be named, by country and name. One query."""
    return list(
        participants(workshop)
        .filter(listed_at__isnull=False, unlisted_at=None)
        .order_by("country__name_en", "family_name", "pk")
    )
