"""Who took part: those who are asked for their opinion, tested and certified."""

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from whimbrel.training.models import Presence, Registration, Session, Workshop

Category = Registration.Category
# Those who came to learn. Who taught, or ran it, is not asked what they thought of themselves.
LEARNERS = (Category.PARTY, Category.OBSERVER, Category.HOST)


def learners(workshop: Workshop) -> QuerySet[Registration]:
    """Everybody registered to learn there, whatever came of it."""
    return workshop.registrations.filter(category__in=LEARNERS).select_related(
        "person", "workshop__meeting", "country"
    )


def evaluators(workshop: Workshop) -> QuerySet[Registration]:
    """Those who came to learn and were there."""
    return learners(workshop).filter(attended_at__isnull=False)


def find_participant(pk: int) -> Registration | None:
    """The registration with that number, with what its pages show."""
    return (
        Registration.objects.select_related("person", "workshop__meeting", "country")
        .filter(pk=pk)
        .first()
    )


def attendance_shares(workshop: Workshop) -> dict[int, int | None]:
    """Of each who came, the per cent of sessions they were at; None where attendance was never taken. Two queries.

    Sessions at which nobody was marked do not count, nor breaks: there nobody took attendance.
    """
    marked = (
        Session.objects.filter(workshop=workshop, attendances__isnull=False)
        .exclude(method=Session.Method.BREAK)
        .distinct()
    )
    whole = marked.count()
    came = Registration.objects.filter(workshop=workshop, attended_at__isnull=False)
    if not whole:
        return dict.fromkeys(came.values_list("pk", flat=True))
    rows = came.annotate(
        present=Count(
            "attendances",
            filter=Q(
                attendances__presence=Presence.PRESENT, attendances__session__in=marked.values("pk")
            ),
            distinct=True,
        )
    )
    return {pk: round(100 * n / whole) for pk, n in rows.values_list("pk", "present")}


def is_before_open(workshop: Workshop, *, on: date) -> bool:
    """Whether the test before is taken on that day: from two weeks ahead to the end of the first day."""
    first = workshop.meeting.starts_on
    return first is not None and first - timedelta(days=14) <= on <= first


def is_after_open(workshop: Workshop, *, on: date) -> bool:
    """Whether the test after, and the form, are handed in on that day: from the last day for two months."""
    last = workshop.meeting.ends_on or workshop.meeting.starts_on
    return last is not None and last <= on <= last + timedelta(days=60)
