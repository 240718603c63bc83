"""Entries of a file that look like the same person or organization, and where else the person stands."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from whimbrel.accession.models import Counterpart, RecruitmentFile

# What stands before a name in the five languages, and tells nobody apart.
TITLES = {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "he", "m", "mme", "mlle", "sr", "sra", "srta", "dra", "г", "гн", "госпожа", "господин", "السيد", "السيدة", "د"}  # fmt: skip


@dataclass(frozen=True)
class Likeness:
    """Entries that look like one. `by_email`: they have the same address; else the same name."""

    entries: tuple[Counterpart, ...]
    by_email: bool


def same_name(name: str) -> str:
    """The name without marks, titles, case and order: "Dr. MÜLLER, Anna" and "Anna Muller" are one. "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("h.e.", "he ")
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = [word for word in re.split(r"[^\w]+", plain) if word and word not in TITLES]
    return " ".join(sorted(words))


def likenesses(entries: Sequence[Counterpart]) -> list[Likeness]:
    """Groups of entries that look like one person; each entry stands in one group at most."""
    found, taken = [], set()
    for by_email in (True, False):
        groups: dict[str, list[Counterpart]] = defaultdict(list)
        for one in entries:
            sign = one.email.casefold() if by_email else same_name(one.name)
            if sign and one.pk not in taken:
                groups[sign].append(one)
        for group in groups.values():
            if len(group) > 1:
                taken |= {one.pk for one in group}
                found.append(Likeness(tuple(group), by_email))
    return found


def elsewhere(
    entries: Iterable[Counterpart], files: QuerySet[RecruitmentFile], *, file: RecruitmentFile
) -> list[Counterpart]:
    """The same persons in other files on the same State that the reader may see. One query."""
    ours = list(entries)
    names = {same_name(one.name) for one in ours} - {""}
    emails = {one.email.casefold() for one in ours if one.email}
    others = Counterpart.objects.filter(
        file__in=files.filter(country=file.country_id).exclude(pk=file.pk)
    )
    return [
        one
        for one in others.select_related("file__country", "file__instrument")
        if one.email.casefold() in emails or same_name(one.name) in names
    ]
