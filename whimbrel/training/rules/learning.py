"""Who may do what in training. Pure: what somebody holds, and the day, are passed in."""

from datetime import date

from whimbrel.training.models import NeedsResponse, Registration, Sitting
from whimbrel.training.queries.participants import is_after_open, is_before_open
from whimbrel.treaties.queries.offices import Offices


def can_keep_training(offices: Offices) -> bool:
    """Open surveys, enter paper forms, issue and revoke certificates: whoever keeps the records."""
    return offices.is_secretariat


def can_answer_needs(response: NeedsResponse, *, today: date) -> bool:
    """Until the end of the survey's last day; an answer may be changed until then."""
    return response.assessment.is_open(on=today)


def can_evaluate(registration: Registration, *, today: date) -> bool:
    """Who came, from the last day on, for two months."""
    return registration.attended_at is not None and is_after_open(registration.workshop, on=today)


def can_sit_test(registration: Registration, stage: str, *, today: date) -> bool:
    """Before: from two weeks ahead to the end of the first day. After: as with the evaluation."""
    if stage == Sitting.Stage.BEFORE:
        return is_before_open(registration.workshop, on=today)
    return can_evaluate(registration, today=today)


def can_record_cascade(registration: Registration) -> bool:
    """Who was trained may pass it on, whenever that is."""
    return registration.attended_at is not None
