"""The demo's surveys of what is to be learned: one of three years ago, and one that is open."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware, now

from whimbrel.people.models import User
from whimbrel.training.actions.needs import open_assessment
from whimbrel.training.models import NeedsAssessment, NeedsItem, NeedsRating, NeedsResponse
from whimbrel.treaties.models import Region

# Of each competence: what people can do and what their post asks, in the survey before and in today's.
RATED = {
    "convention": (3, 4, 4, 4), "family": (2, 4, 3, 4), "focal-point": (3, 5, 4, 5),
    "cop-preparation": (2, 4, 3, 4), "negotiation": (1, 4, 2, 4), "listing": (2, 3, 2, 4),
    "laws": (2, 3, 2, 3), "monitoring": (4, 4, 4, 4), "nbsap": (2, 4, 2, 4), "awareness": (3, 3, 3, 3),
    "national-report": (3, 5, 4, 5), "funding": (1, 4, 2, 4), "synergies": (2, 3, 3, 4),
    "training-others": (2, 3, 3, 4),
}  # fmt: skip


def settle_surveys(*, by: User, today: date) -> None:
    """One of three years ago, which is closed, and one that is open for two weeks more."""
    earlier = NeedsAssessment.objects.create(
        slug=f"{today.year - 2}-{today.year}",
        first_year=today.year - 2,
        last_year=today.year,
        opens_on=today - timedelta(days=3 * 365 + 40),
        closes_on=today - timedelta(days=3 * 365),
        opened_at=now() - timedelta(days=3 * 365 + 40),
    )
    later = open_assessment(
        first_year=today.year + 1, last_year=today.year + 3, opens_on=today - timedelta(days=20),
        closes_on=today + timedelta(days=14), roles=["nfp", "deputy"], by=by, at=now(),
    )  # fmt: skip
    for item in later.items.all():
        NeedsItem.objects.create(assessment=earlier, competence=item.competence, number=item.number)
    for assessment, place in ((earlier, 0), (later, 2)):
        _answers(assessment, place, at=_noon(assessment.opens_on + timedelta(days=5)))


def _answers(assessment: NeedsAssessment, place: int, *, at: datetime) -> None:
    """Seven people of each region who have left since, so that nobody in the demo is named for them."""
    competences = {one.competence.code: one.competence for one in assessment.items.all()}
    for region in Region.objects.filter(within=None, countries__isnull=False).distinct():
        countries = list(region.countries.all()[:7])
        for number, country in enumerate(countries):
            response = NeedsResponse.objects.create(
                assessment=assessment, country=country, region=region,
                role="deputy" if number % 3 == 2 else "nfp", language="en", asked_at=at,
                answered_at=at, channel=NeedsResponse.Channel.values[number % 3],
            )  # fmt: skip
            NeedsRating.objects.bulk_create(
                NeedsRating(
                    response=response,
                    competence=competences[code],
                    level=min(max(rated[place] + (number + region.pk) % 3 - 1, 1), 5),
                    needed=min(rated[place + 1] + (number % 4 == 0), 5),
                )
                for code, rated in RATED.items()
            )


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
