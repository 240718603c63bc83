"""What the Secretariat sees while it selects: each nominee with what counts, and the balance of the whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q

from whimbrel.training.models import (
    SEATED,
    Registration,
    RegistrationStatus,
    Status,
    SupportDecision,
    Workshop,
)
from whimbrel.training.models.registration import RegistrationQuerySet
from whimbrel.training.queries.eligibility import Eligibility, standings_for, support_eligibility
from whimbrel.training.queries.registrations import registrations_of
from whimbrel.treaties.models import Region

CHOSEN = (Status.PROPOSED, Status.SELECTED, *SEATED)
# Who is still in the running, or has a place.
ACTIVE = (Status.NOMINATED, Status.WAITING, *CHOSEN)


@dataclass(frozen=True)
class Candidate:
    """A nominee with the rule's word on support, and what was decided of it."""

    registration: Registration
    eligibility: Eligibility
    decision: SupportDecision | None


@dataclass(frozen=True)
class Share:
    """How many of one kind were nominated, are chosen, and have a place."""

    value: str
    nominated: int
    chosen: int
    seated: int


@dataclass(frozen=True)
class Balance:
    """The shares by sex, region, language and first time, the largest first."""

    by_sex: Sequence[Share]
    by_region: Sequence[Share]
    by_language: Sequence[Share]
    by_first_time: Sequence[Share]


def to_select(workshop: Workshop, *, status: str = "") -> RegistrationQuerySet:
    """The nominees, those of one standing where it is given, each with `has_come_before`."""
    earlier = Registration.objects.filter(attended_at__isnull=False).exclude(
        workshop=OuterRef("workshop")
    )
    same = Q(person=OuterRef("person")) | (Q(pseudonym=OuterRef("pseudonym")) & ~Q(pseudonym=""))
    found = registrations_of(workshop).annotate(has_come_before=Exists(earlier.filter(same)))
    return found.standing(status) if status else found


def candidates(workshop: Workshop, page: Iterable[Registration]) -> list[Candidate]:
    """The rows of a page. Two queries, however many rows."""
    rows = list(page)
    standings = standings_for(workshop, [one.country_id for one in rows])
    decisions: dict[int, SupportDecision] = {}
    for decision in SupportDecision.objects.filter(registration__in=rows).order_by(
        "decided_at", "pk"
    ):
        decisions[decision.registration_id] = decision
    return [
        Candidate(
            registration=one,
            eligibility=support_eligibility(
                one.country, standings.get(one.country_id or 0, []), workshop.support_rule
            ),
            decision=decisions.get(one.pk),
        )
        for one in rows
    ]


def balance(workshop: Workshop) -> Balance:
    """Counted by the database. Five queries."""
    regions = {one.pk: one.name for one in Region.objects.all()}
    sexes = dict(Registration.Sex.choices)
    return Balance(
        by_sex=_shares(workshop, "sex", lambda value: str(sexes.get(value, "–"))),
        by_region=_shares(workshop, "country__region", lambda value: str(regions.get(value, "–"))),
        by_language=_shares(workshop, "language", str),
        by_first_time=_shares(
            workshop,
            "is_first_time",
            lambda value: {True: "yes", False: "no"}.get(value, ""),
        ),
    )


def _shares(workshop: Workshop, field: str, named: Callable[[Any], str]) -> list[Share]:
    now = RegistrationStatus.objects.filter(
        registration__workshop=workshop, ended_at=None, status__in=ACTIVE
    )
    rows = (
        now.values(value=F(f"registration__{field}"))
        .annotate(
            nominated=Count("pk"),
            chosen=Count("pk", filter=Q(status__in=CHOSEN)),
            seated=Count("pk", filter=Q(status__in=SEATED)),
        )
        .order_by("-nominated", "value")
    )
    return [
        Share(named(row["value"]), row["nominated"], row["chosen"], row["seated"]) for row in rows
    ]


def standings_counted(workshop: Workshop) -> list[tuple[str, int]]:
    """How many stand how, in the order of the course. One query."""
    rows = dict(
        RegistrationStatus.objects.filter(registration__workshop=workshop, ended_at=None)
        .values_list("status")
        .annotate(n=Count("pk"))
    )
    return [(status.value, rows[status.value]) for status in Status if status.value in rows]
