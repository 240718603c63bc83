"""Who took part: those who are asked for their opinion, tested and certified."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from whimbrel.training.models import (
    CascadeEvent,
    Certificate,
    Commitment,
    EvaluationRequest,
    FollowUp,
    KnowledgePlace,
    Presence,
    Registration,
    Session,
    Sitting,
    Workshop,
)

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


@dataclass(frozen=True)
class OwnPage:
    """What one participant finds on their page today. `tests` are the stages that can be taken now."""

    registration: Registration
    tests: tuple[str, ...]
    can_evaluate: bool
    has_evaluated: bool
    commitments: tuple[Commitment, ...]
    follow_up: FollowUp | None
    events: tuple[CascadeEvent, ...]
    certificate: Certificate | None


def own_page(registration: Registration, *, on: date) -> OwnPage:
    """The page of one participant. Seven queries."""
    workshop = registration.workshop
    sat = set(registration.sittings.values_list("stage", flat=True))
    stages = [
        (Sitting.Stage.BEFORE, is_before_open(workshop, on=on)),
        (
            Sitting.Stage.AFTER,
            registration.attended_at is not None and is_after_open(workshop, on=on),
        ),
    ]
    has_test = KnowledgePlace.objects.filter(workshop=workshop).exists()
    is_to_fill = has_form_to_fill(registration)
    is_open = registration.attended_at is not None and is_after_open(workshop, on=on)
    return OwnPage(
        registration=registration,
        tests=tuple(
            stage.value
            for stage, is_now in stages
            if is_now and has_test and stage.value not in sat
        ),
        can_evaluate=is_to_fill and is_open,
        has_evaluated=not is_to_fill
        and EvaluationRequest.objects.filter(registration=registration).exists(),
        commitments=tuple(registration.commitments.all()),
        follow_up=registration.follow_ups.order_by("-asked_at").first(),
        events=tuple(registration.cascade_events.all()),
        certificate=registration.certificates.filter(revoked_at=None).first(),
    )


def asked_after(registration: Registration, months: str) -> FollowUp | None:
    """The question whether it was used, of that time; of the last time where none is named. One query or two."""
    asked = registration.follow_ups.order_by("-asked_at", "-months")
    named = asked.filter(months=int(months)).first() if months.isdecimal() else None
    return named or asked.first()


def has_form_to_fill(registration: Registration) -> bool:
    """The participant was asked for their opinion, and has not given it."""
    return EvaluationRequest.objects.filter(registration=registration, answered_on=None).exists()


def test_of(workshop: Workshop) -> list[KnowledgePlace]:
    """The questions of the workshop's test with their answers. Two queries."""
    return list(workshop.knowledge_places.select_related("item").prefetch_related("item__options"))
