"""The yearly question: is this still right?"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.designations.emails import write_question
from whimbrel.designations.models import Confirmation
from whimbrel.designations.queries.questions import asked_together
from whimbrel.people.models import User
from whimbrel.treaties.models import SECRETARIAT, Designation

# Who is in office for less, or was asked within it, is not asked.
A_YEAR = timedelta(days=365)
# Colleagues in the next room are not asked by e-mail.
NOT_ASKED = SECRETARIAT
# So many a day, that a mail server takes them for letters and not for a flood.
A_DAY = 200


@transaction.atomic
def ask(*, designations: Iterable[Designation], at: datetime) -> list[Confirmation]:
    """Write one letter to a person and ask whether these posts of theirs, and the particulars, are still right.

    Questions about them that nobody answered lapse.
    """
    asked_about = list(designations)
    Confirmation.objects.open().filter(designation__in=asked_about).update(lapsed_at=at)
    confirmations = [
        Confirmation.objects.create(designation=one, asked_at=at) for one in asked_about
    ]
    write_question(confirmations=confirmations)
    return confirmations


def ask_who_is_due(*, at: datetime) -> int:
    """Ask everybody in office for a year whom nobody has asked within a year; how many people were asked."""
    today = localdate(at)
    held = Designation.objects.in_office(on=today).exclude(role__in=NOT_ASKED)
    mine = held.filter(person=OuterRef("pk"))
    asked = Confirmation.objects.filter(designation__person=OuterRef("pk"))
    due = (
        User.objects.filter(Exists(mine.filter(starts_on__lte=today - A_YEAR)), is_active=True)
        .exclude(Exists(asked.filter(asked_at__gt=at - A_YEAR)))
        .order_by("pk")
        .values_list("pk", flat=True)[:A_DAY]
    )
    by_person: dict[int, list[Designation]] = {}
    about = held.filter(person__in=list(due)).select_related(
        "person", "country", "instrument", "body", "region"
    )
    for one in about.order_by("person", "country", "instrument", "pk"):
        by_person.setdefault(one.person_id, []).append(one)
    for designations in by_person.values():
        ask(designations=designations, at=at)
    return len(by_person)


@transaction.atomic
def answer(*, confirmation: Confirmation, at: datetime, correction: str = "") -> Confirmation:
    """Keep the answer to all that was asked in the same letter: all is right, or what is not.

    Answering again replaces the first answer. The correction is written down once, for the Secretariat to enter.
    """
    together = list(asked_together(confirmation))
    for one in together:
        one.confirmed_at, one.settled_at = at, None
        one.correction = correction if one.pk == confirmation.pk else ""
        one.save()
    person = confirmation.designation.person
    record(person, "corrected" if correction else "confirmed", confirmation.designation)
    confirmation.refresh_from_db()
    return confirmation


@transaction.atomic
def settle_correction(
    *, confirmation: Confirmation, by: AbstractBaseUser, at: datetime
) -> Confirmation:
    """Say that the correction has been entered."""
    confirmation.settled_at = at
    confirmation.save(update_fields=["settled_at"])
    record(by, "entered correction", confirmation.designation)
    return confirmation
