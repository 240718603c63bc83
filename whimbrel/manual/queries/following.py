"""Who follows an article, and what has changed for them since they were told."""

from dataclasses import dataclass
from datetime import date

from whimbrel.manual.models import SOURCE, Following, Version
from whimbrel.manual.queries.history import Changes, changes_between
from whimbrel.treaties.models import Designation


@dataclass(frozen=True)
class Due:
    """A follower, and what an article says anew for them; no changes where only its marks are new."""

    following: Following
    version: Version
    changes: Changes


def following_of(person_id: int) -> list[Following]:
    """What the person follows. One query."""
    found = Following.objects.filter(person=person_id, article__live=True)
    return list(found.select_related("article", "told").order_by("article__path"))


def followers_due(*, today: date) -> list[Due]:
    """Whoever holds an office today and follows an article that says more than they were told.

    Each in their own language where the article has it, else in the source's; one query for each that is due.
    """
    in_office = Designation.objects.in_office(on=today).values("person")
    followings = list(
        Following.objects.filter(
            person__in=in_office, person__is_active=True, article__live=True
        ).select_related("article", "person", "told")
    )
    standing = {
        (one.article.translation_key, one.language): one
        for one in Version.objects.standing()
        .filter(article__translation_key__in={f.article.translation_key for f in followings})
        .select_related("article")
    }
    due = []
    for one in followings:
        key = one.article.translation_key
        version = standing.get((key, one.told.language)) or standing.get((key, SOURCE))
        is_newer = version is not None and version.pk != one.told_id
        if version is not None and is_newer and version.language == one.told.language:
            due.append(Due(one, version, changes_between(one.told, version)))
    return due
