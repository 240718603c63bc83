"""What is known of readings: how often an article was opened, by nobody in particular; and when a member came."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from whimbrel.core.languages import CODES
from whimbrel.manual.models import SOURCE, ArticlePage, ReadCount, Visit

# Whoever was away for so long comes anew.
AWAY = timedelta(hours=8)


@transaction.atomic
def count_readings(*, day: date, times: Mapping[tuple[str, str], int]) -> None:
    """Add to the day's counts, by language and short name. What no public article has as its name is dropped."""
    slugs = {slug for _code, slug in times}
    articles = dict(
        ArticlePage.objects.filter(
            slug__in=slugs,
            live=True,
            locale__language_code=SOURCE,
            audience=ArticlePage.Audience.EVERYBODY,
        ).values_list("slug", "pk")
    )
    for (code, slug), more in sorted(times.items()):
        if slug in articles and code in CODES:
            row, _is_new = ReadCount.objects.get_or_create(
                article_id=articles[slug], language=code, day=day
            )
            ReadCount.objects.filter(pk=row.pk).update(times=F("times") + more)


def note_visit(*, person_id: int, at: datetime) -> datetime | None:
    """When the person had come to the Manual before this visit; None for the first. No more than one write a visit."""
    visit, _is_new = Visit.objects.get_or_create(person_id=person_id, defaults={"came_at": at})
    if at - visit.came_at > AWAY:
        visit.before_at, visit.came_at = visit.came_at, at
        visit.save(update_fields=["before_at", "came_at"])
    return visit.before_at
