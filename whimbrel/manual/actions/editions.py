"""Naming an edition: the whole Manual as it stands, kept under a name for good."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.manual.models import Edition, EditionEntry
from whimbrel.manual.queries.contents import contents
from whimbrel.people.models import User
from whimbrel.treaties.models import Meeting


class NothingToName(Exception):
    """No article is published, so there is nothing to keep."""


@transaction.atomic
def name_edition(
    *,
    slug: str,
    names: dict[str, str],
    as_of: date,
    at: datetime,
    meeting: Meeting | None = None,
    by: User | None = None,
) -> Edition:
    """Keep what everybody can read today, in all languages, as the edition of that name.

    Raises NothingToName. Articles for members only are not in it: an edition is cited in public.
    """
    last = Edition.objects.order_by("-number").select_for_update().first()
    edition = Edition.objects.create(
        slug=slug,
        number=last.number + 1 if last else 1,
        as_of=as_of,
        meeting=meeting,
        named_at=at,
        named_by=by,
        **{f"name_{code}": names.get(code, "") for code in CODES},
    )
    entries: dict[int, EditionEntry] = {}
    for code in CODES:
        place = 0
        for part in contents(code):
            for entry in part.articles:
                place += 1
                entries.setdefault(
                    entry.version_id,
                    EditionEntry(
                        edition=edition,
                        version_id=entry.version_id,
                        position=place,
                        slug=entry.slug,
                        part_slug=part.slug,
                        part_title=part.title,
                    ),
                )
    if not entries:
        raise NothingToName("No article is published.")
    EditionEntry.objects.bulk_create(entries.values())
    record(by, "named edition", edition, articles=len(entries))
    return edition
