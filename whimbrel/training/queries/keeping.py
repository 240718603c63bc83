"""What those who keep the records of training have in hand."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from whimbrel.training.models import (
    Certificate,
    FilledForm,
    FollowUp,
    KnowledgePlace,
    NeedsAssessment,
    Workshop,
)

MOST = 50


@dataclass(frozen=True)
class Kept:
    """Surveys and workshops with their counts, the latest first."""

    assessments: tuple[NeedsAssessment, ...]
    workshops: tuple[Workshop, ...]


def to_be_kept() -> Kept:
    """Every survey, and the latest workshops with a list of persons. Two queries.

    Each workshop has `came`, and whether there is a test, a form, a certificate, a follow-up of it.
    """
    workshops = (
        Workshop.objects.filter(meeting__starts_on__isnull=False)
        .filter(registrations__isnull=False)
        .select_related("meeting")
        .annotate(
            came=Count(
                "registrations", filter=Q(registrations__attended_at__isnull=False), distinct=True
            ),
            has_test=Exists(KnowledgePlace.objects.filter(workshop=OuterRef("pk"))),
            has_forms=Exists(FilledForm.objects.filter(workshop=OuterRef("pk"))),
            has_certificates=Exists(
                Certificate.objects.valid().filter(registration__workshop=OuterRef("pk"))
            ),
            was_followed_up=Exists(FollowUp.objects.filter(registration__workshop=OuterRef("pk"))),
        )
        .order_by("-meeting__starts_on")[:MOST]
    )
    return Kept(
        tuple(
            NeedsAssessment.objects.annotate(
                asked=Count("responses"),
                answered=Count("responses", filter=Q(responses__answered_at__isnull=False)),
            )
        ),
        tuple(workshops),
    )
