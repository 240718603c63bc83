"""Who has met the rule of a workshop's certificate, and which certificates there are."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from whimbrel.core.codes import cleaned_code
from whimbrel.training.models import (
    Certificate,
    CertificateRule,
    Registration,
    Sitting,
    Workshop,
)
from whimbrel.training.queries.participants import attendance_shares, evaluators


@dataclass(frozen=True)
class Standing:
    """How one participant stands to the rule; shares in per cent, None where nothing was measured."""

    registration: Registration
    attendance: int | None
    score: int | None
    is_met: bool
    certificate: Certificate | None


def standings(workshop: Workshop, rule: CertificateRule) -> list[Standing]:
    """All who came to learn, with what they reached, by country. A fixed number of queries."""
    shares, scores = attendance_shares(workshop), final_scores(workshop)
    issued = {
        one.registration_id: one
        for one in Certificate.objects.valid().filter(registration__workshop=workshop)
    }
    found = []
    for one in evaluators(workshop).order_by("country__name_en", "family_name", "pk"):
        attendance, score = shares.get(one.pk), scores.get(one.pk)
        found.append(
            Standing(one, attendance, score, _meets(rule, attendance, score), issued.get(one.pk))
        )
    return found


def final_scores(workshop: Workshop) -> dict[int, int]:
    """Of each who took the test after, the per cent of right answers."""
    rows = (
        Sitting.objects.filter(registration__workshop=workshop, stage=Sitting.Stage.AFTER)
        .annotate(asked=Count("answers"), right=Count("answers", filter=Q(answers__is_right=True)))
        .values_list("registration", "asked", "right")
    )
    return {pk: round(100 * right / asked) for pk, asked, right in rows if asked}


def find_certificate(code: str) -> Certificate | None:
    """The certificate of that code, however it was typed."""
    return (
        Certificate.objects.select_related(
            "registration__workshop__meeting", "registration__person"
        )
        .filter(code=cleaned_code(code))
        .first()
    )


def revoked_in(first: int, last: int) -> list[int]:
    """The numbers of revoked certificates from the first to before the last."""
    return list(
        Certificate.objects.filter(revoked_at__isnull=False, pk__gte=first, pk__lt=last)
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def _meets(rule: CertificateRule, attendance: int | None, score: int | None) -> bool:
    """Attendance that was never taken asks nothing; a test that was not taken is not passed."""
    if attendance is not None and attendance < rule.attendance:
        return False
    return rule.score is None or (score is not None and score >= rule.score)


def issued_by_workshop(workshops: QuerySet[Workshop]) -> list[tuple[Workshop, int, int]]:
    """Of each workshop with any: how many certificates hold, and how many were taken back. One query."""
    of = "registrations__certificates"
    found = (
        workshops.filter(**{f"{of}__isnull": False})
        .select_related("meeting")
        .annotate(
            holding=Count(of, filter=Q(**{f"{of}__revoked_at": None}), distinct=True),
            revoked=Count(of, filter=Q(**{f"{of}__revoked_at__isnull": False}), distinct=True),
        )
        .order_by("meeting__starts_on", "pk")
    )
    return [(one, one.holding, one.revoked) for one in found]
