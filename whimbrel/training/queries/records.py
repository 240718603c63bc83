"""Training over the years: a person's own record, and a country's."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from whimbrel.training.models import (
    Certificate,
    Competence,
    Registration,
    Sitting,
    WorkshopModule,
)
from whimbrel.training.queries.participants import LEARNERS
from whimbrel.treaties.models import NATIONAL, Designation


@dataclass(frozen=True)
class Attended:
    """One workshop in a person's record; scores in per cent, None where no test was taken."""

    registration: Registration
    before: int | None
    after: int | None
    certificate: Certificate | None
    trained_onward: int


@dataclass(frozen=True)
class Trained:
    """One person a country sent, to which workshop, and whether they still hold a post for it."""

    registration: Registration
    is_in_office: bool


@dataclass(frozen=True)
class CountryRecord:
    """Who of a country was trained, and in which competences nobody still in office was.

    `covered` are those that a workshop built which somebody still in office attended; `gaps` all others of the
    framework. Workshops whose modules are not recorded cover nothing, so that `is_known` tells whether any is.
    """

    trained: tuple[Trained, ...]
    covered: tuple[Competence, ...]
    gaps: tuple[Competence, ...]
    is_known: bool


def record_of(person: int) -> list[Attended]:
    """Every workshop the person came to, the latest first. Four queries, however many there were."""
    came = (
        Registration.objects.filter(person=person, attended_at__isnull=False)
        .select_related("workshop__meeting__country", "country", "body", "person")
        .prefetch_related("sittings__answers", "certificates", "cascade_events")
        .order_by("-workshop__meeting__starts_on", "-pk")
    )
    found = []
    for one in came:
        scores = {sitting.stage: _score(sitting) for sitting in one.sittings.all()}
        valid = [
            certificate for certificate in one.certificates.all() if not certificate.revoked_at
        ]
        found.append(
            Attended(
                registration=one,
                before=scores.get(Sitting.Stage.BEFORE),
                after=scores.get(Sitting.Stage.AFTER),
                certificate=valid[0] if valid else None,
                trained_onward=sum(event.people for event in one.cascade_events.all()),
            )
        )
    return found


def country_record(country: int, *, on: date) -> CountryRecord:
    """The country's record on that day. Four queries."""
    came = list(
        Registration.objects.filter(
            country=country, attended_at__isnull=False, category__in=LEARNERS
        )
        .select_related("workshop__meeting", "person")
        .order_by("-workshop__meeting__starts_on", "pk")
    )
    holding = set(
        Designation.objects.in_office(on=on)
        .filter(country=country, role__in=NATIONAL)
        .values_list("person", flat=True)
    )
    trained = tuple(
        Trained(one, one.person_id is not None and one.person_id in holding) for one in came
    )
    taught = _taught([one.registration.workshop_id for one in trained])
    built = _taught([one.registration.workshop_id for one in trained if one.is_in_office])
    framework = list(Competence.objects.all())
    return CountryRecord(
        trained=trained,
        covered=tuple(one for one in framework if one.pk in built),
        gaps=tuple(one for one in framework if one.pk not in built),
        is_known=bool(taught),
    )


def _taught(workshops: list[int]) -> set[int]:
    """The competences that modules of these workshops build."""
    links: QuerySet[WorkshopModule] = WorkshopModule.objects.filter(workshop__in=workshops)
    return set(links.values_list("module__competences", flat=True)) - {None} if workshops else set()


def _score(sitting: Sitting) -> int | None:
    answers = list(sitting.answers.all())
    return round(100 * sum(one.is_right for one in answers) / len(answers)) if answers else None
