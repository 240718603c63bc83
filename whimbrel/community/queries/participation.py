"""Who takes part: posts, people and countries, by region, language or the way they came."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, QuerySet
from django.utils.timezone import get_default_timezone

from whimbrel.community.models import Post

# What each is told by, and the column it is read from; "" stands for posts of nobody's country.
BY = {
    "region": "author_country__region",
    "language": "language",
    "channel": "channel",
}


@dataclass(frozen=True)
class Share:
    """How much of it is of one region, in one language, or came one way. `key` is None for all together."""

    key: int | str | None
    posts: int
    people: int
    countries: int


def taking_part(*, until: date, since: date | None = None) -> Share:
    """Everything written up to and including that day, and from that day where one is given. One query."""
    counted = _written(since, until).aggregate(**_counts())
    return Share(None, **counted)


def taking_part_by(what: str, *, until: date, since: date | None = None) -> list[Share]:
    """The same by one of BY, most posts first. One query. Raises KeyError for anything else."""
    rows = (
        _written(since, until)
        .order_by()
        .values(BY[what])
        .annotate(**_counts())
        .order_by("-posts", BY[what])
    )
    return [Share(row[BY[what]], row["posts"], row["people"], row["countries"]) for row in rows]


def taking_part_by_region_and_channel(
    *, until: date, since: date | None = None
) -> list[tuple[int | None, str, int, int]]:
    """Region, way, posts and people of each pair that has posts, the regions together. One query."""
    region, channel = BY["region"], BY["channel"]
    rows = (
        _written(since, until)
        .order_by()
        .values(region, channel)
        .annotate(**_counts())
        .order_by(region, channel)
    )
    return [(row[region], row[channel], row["posts"], row["people"]) for row in rows]


def _written(since: date | None, until: date) -> QuerySet[Post]:
    """Posts that stand, in all spaces; what came from an archive was written elsewhere."""
    found = Post.objects.standing().filter(
        written_at__lt=_start(until + timedelta(days=1)), thread__removed_at=None
    )
    if since is not None:
        found = found.filter(written_at__gte=_start(since))
    return found.exclude(channel=Post.Channel.IMPORT)


def _counts() -> dict[str, Count]:
    return {
        "posts": Count("pk"),
        "people": Count("author", distinct=True),
        "countries": Count("author_country", distinct=True),
    }


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), get_default_timezone())
