"""What participants say of themselves: answers, changes, whether they may be named in public."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import changes, record, values_of
from whimbrel.training.models import SEATED, Answer, Registration, RegistrationChange


class AlreadySettled(Exception):
    """Somebody else settled the change first."""


@transaction.atomic
def answer_questions(
    *,
    registration: Registration,
    answers: Mapping[int, str],
    at: datetime,
    by: AbstractBaseUser | None = None,
) -> Registration:
    """Keep what was answered, by question. The journal says that, never what: it may be a passport."""
    known = {one.question_id: one for one in registration.answers.select_for_update()}
    for question, value in answers.items():
        one = known.get(question)
        if one is None:
            if value:
                Answer.objects.create(
                    registration=registration, question_id=question, value=value, answered_at=at
                )
        elif one.value != value:
            one.value, one.answered_at, one.erased_at = value, at, None
            one.save(update_fields=["value", "answered_at", "erased_at"])
    record(by, "answered", registration)
    return registration


@transaction.atomic
def change_details(
    *,
    registration: Registration,
    wanted: Mapping[str, Any],
    at: datetime,
    by: AbstractBaseUser | None = None,
) -> RegistrationChange | None:
    """Change what stands on the badge; where the place is confirmed already, ask the Secretariat to. The wish, if any."""
    registration = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    made = {name: value for name, value in wanted.items() if getattr(registration, name) != value}
    if not made:
        return None
    standing = registration.status()
    if standing is None or standing.status not in SEATED:
        _take(registration, made, by)
        return None
    wish, _is_new = RegistrationChange.objects.update_or_create(
        registration=registration,
        settled_at=None,
        defaults={"wanted": made, "asked_at": at},
    )
    record(by, "asked to change", registration, fields=sorted(made))
    return wish


@transaction.atomic
def settle_change(
    *, change: RegistrationChange, by: AbstractBaseUser, at: datetime, refused_because: str = ""
) -> RegistrationChange:
    """Take the wish, or refuse it with a reason. Raises AlreadySettled."""
    change = RegistrationChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.settled_at is not None:
        raise AlreadySettled
    change.settled_at, change.settled_by_id = at, by.pk
    change.refused_because = refused_because[:500]
    change.save()
    if not refused_because:
        _take(Registration.objects.get(pk=change.registration_id), change.wanted, by)
    return change


@transaction.atomic
def list_in_public(
    *,
    registration: Registration,
    is_wanted: bool,
    at: datetime,
    by: AbstractBaseUser | None = None,
) -> Registration:
    """Agree to stand in the public list of participants, or take that back."""
    if registration.is_listed == is_wanted:
        return registration
    if is_wanted:
        registration.listed_at, registration.unlisted_at = at, None
    else:
        registration.unlisted_at = at
    registration.save(update_fields=["listed_at", "unlisted_at"])
    record(by, "agreed to be listed" if is_wanted else "took back to be listed", registration)
    return registration


def _take(registration: Registration, made: Mapping[str, Any], by: AbstractBaseUser | None) -> None:
    before = values_of(registration, made)
    for name, value in made.items():
        setattr(registration, name, value)
    registration.save(update_fields=list(made))
    record(by, "changed", registration, **changes(before, values_of(registration, made), made))
