"""Surveys of needs: opening one, reminding, and keeping what people answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.training.emails.needs import write_needs_question, write_needs_reminder
from whimbrel.training.models import (
    Competence,
    NeedsAssessment,
    NeedsItem,
    NeedsRating,
    NeedsResponse,
)
from whimbrel.training.rules import can_answer_needs
from whimbrel.treaties.models import Designation

Channel = NeedsResponse.Channel


@dataclass(frozen=True)
class Rated:
    """What somebody says of one competence, on the scale of five."""

    level: int
    needed: int


class SurveyClosed(Exception):
    """The last day has passed. What was answered before stands."""


@transaction.atomic
def open_assessment(
    *,
    first_year: int,
    last_year: int,
    opens_on: date,
    closes_on: date,
    roles: list[str],
    by: AbstractBaseUser | None,
    at: datetime,
) -> NeedsAssessment:
    """Begin a survey: number the competences, and ask everybody who holds one of the roles on that day, each once."""
    assessment = NeedsAssessment.objects.create(
        slug=_slug(first_year, last_year),
        first_year=first_year,
        last_year=last_year,
        opens_on=opens_on,
        closes_on=closes_on,
        roles=" ".join(roles),
        opened_at=at,
    )
    NeedsItem.objects.bulk_create(
        NeedsItem(assessment=assessment, competence=one, number=number)
        for number, one in enumerate(Competence.objects.all(), 1)
    )
    asked = ask(assessment=assessment, at=at)
    record(by, "opened needs assessment", assessment, asked=asked)
    return assessment


@transaction.atomic
def ask(*, assessment: NeedsAssessment, at: datetime) -> int:
    """Ask those who hold a role of the survey and were not asked in it yet; how many."""
    held = (
        Designation.objects.in_office(on=localdate(at))
        .filter(role__in=assessment.roles.split(), person__is_active=True)
        .exclude(person__in=assessment.responses.exclude(person=None).values("person"))
        .select_related("person", "country", "region")
        .order_by("person", "starts_on", "pk")
    )
    by_person: dict[int, Designation] = {}
    for one in held:
        by_person.setdefault(one.person_id, one)
    for one in by_person.values():
        response = NeedsResponse.objects.create(
            assessment=assessment,
            person=one.person,
            country=one.country,
            region_id=one.region_id or (one.country.region_id if one.country else None),
            role=one.role,
            language=one.person.language or "en",
            asked_at=at,
        )
        write_needs_question(response=response)
    return len(by_person)


@transaction.atomic
def remind(*, assessment: NeedsAssessment, by: AbstractBaseUser | None, at: datetime) -> int:
    """Write once more to those who have not answered; how many. No more than once a day."""
    waiting = NeedsResponse.objects.waiting(on=localdate(at)).filter(
        assessment=assessment, person__is_active=True
    )
    number = 0
    for response in waiting.select_related("person", "assessment"):
        number += write_needs_reminder(response=response, on=localdate(at)) is not None
    assessment.reminded_at = at
    assessment.save(update_fields=["reminded_at"])
    record(by, "reminded", assessment, people=number)
    return number


@transaction.atomic
def answer_needs(
    *,
    response: NeedsResponse,
    ratings: Mapping[Competence, Rated],
    channel: str,
    at: datetime,
    wish: str | None = None,
    by: AbstractBaseUser | None = None,
) -> NeedsResponse:
    """Keep what the person says. What they said before of the same competences is replaced, the rest stands.

    Raises SurveyClosed. Colleagues who enter a sheet for somebody are named as `by`; the journal never says what
    was answered.
    """
    held = NeedsResponse.objects.select_for_update(of=("self",)).get(pk=response.pk)
    if not can_answer_needs(held, today=localdate(at)):
        raise SurveyClosed
    for competence, rated in ratings.items():
        NeedsRating.objects.update_or_create(
            response=held,
            competence=competence,
            defaults={"level": rated.level, "needed": rated.needed},
        )
    held.answered_at, held.channel = at, channel
    if wish is not None:
        held.wish = wish
    held.save()
    record(by or held.person, "answered needs assessment", held.assessment)
    return held


def _slug(first: int, last: int) -> str:
    """The years; with a number behind it where such a survey was held before."""
    base = f"{first}-{last}"
    taken = set(
        NeedsAssessment.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    return next(one for one in (base, *(f"{base}-{n}" for n in range(2, 1000))) if one not in taken)
