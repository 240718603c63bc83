"""What readers said of the Manual, for whoever keeps it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from whimbrel.core.models import SearchMiss
from whimbrel.manual.models import Edition, EditionReading, Feedback, Version
from whimbrel.treaties.models import NATIONAL, Designation


@dataclass(frozen=True)
class Unhelpful:
    """An article, in one language, as its readers judged it, with what the last of them wrote."""

    version: Version
    helped: int
    did_not: int
    reasons: list[str]


@dataclass(frozen=True)
class Readership:
    """How many of those who act for a country today have said that they have read an edition."""

    edition: Edition
    read: int
    in_office: int


def unhelpful_articles(*, most: int = 20) -> list[Unhelpful]:
    """Standing versions that did not help somebody, those that helped the fewest first. Two queries."""
    judged = (
        Version.objects.standing()
        .filter(article__live=True)
        .annotate(
            helped=Count("feedback", filter=Q(feedback__has_helped=True)),
            did_not=Count("feedback", filter=Q(feedback__has_helped=False)),
        )
        .filter(did_not__gt=0)
        .defer("pieces")
        .select_related("article")
        .order_by("-did_not", "helped", "title")[:most]
    )
    versions = list(judged)
    reasons: dict[int, list[str]] = {}
    for one in Feedback.objects.filter(version__in=[v.pk for v in versions], has_helped=False):
        if one.reason:
            reasons.setdefault(one.version_id, []).append(one.reason)
    return [
        Unhelpful(one, one.helped, one.did_not, reasons.get(one.pk, [])[:5]) for one in versions
    ]


def readerships(*, today: date) -> list[Readership]:
    """Each edition with how many focal points say they have read it. Three queries."""
    posts = Designation.objects.in_office(on=today).filter(role__in=NATIONAL)
    people = posts.values("person").distinct()
    in_office = people.count()
    read = dict(
        EditionReading.objects.filter(person__in=people)
        .values_list("edition")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return [Readership(one, read.get(one.pk, 0), in_office) for one in Edition.objects.all()]


def fruitless_searches(*, most: int = 20) -> list[SearchMiss]:
    """Words that more than once were searched for and not found, the most wanted first. One query."""
    return list(SearchMiss.objects.exclude(words="").order_by("-times", "-last_on")[:most])


def edition_read_by(edition: Edition, person_id: int) -> EditionReading | None:
    return EditionReading.objects.filter(edition=edition, person=person_id).first()
