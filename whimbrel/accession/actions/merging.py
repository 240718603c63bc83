"""A person who was written down twice becomes one entry; nothing that was said with either is lost."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from whimbrel.accession.actions.relations import carry_relations
from whimbrel.accession.models import Counterpart, MergedCounterpart
from whimbrel.core.journal import record
from whimbrel.people.models import User


class NotOfOneFile(Exception):
    """The entries do not belong to one open file, or there is only one of them."""


@transaction.atomic
def merge_counterparts(
    *, kept: Counterpart, others: Collection[Counterpart], by: User, at: datetime
) -> Counterpart:
    """Take the others into the one that is kept: their contacts and relations, what was merged into them, and what they said.

    The first day and a missing address are filled up; still in office where one of them is; a refusal of letters
    stands. The journal names the file and not the person. Raises NotOfOneFile.
    """
    taken = [one for one in others if one.pk != kept.pk]
    file = kept.file
    if not taken or file.closed_at or any(one.file_id != file.pk for one in taken):
        raise NotOfOneFile
    both = [kept, *taken]
    kept.starts_on = min(one.starts_on for one in both)
    ends = [one.ends_on for one in both if one.ends_on is not None]
    kept.ends_on = max(ends) if len(ends) == len(both) else None
    refusals = [one.refused_at for one in both if one.refused_at is not None]
    kept.refused_at = min(refusals, default=None)
    kept.email = kept.email or next((one.email for one in taken if one.email), "")
    kept.seen_on = max(one.seen_on for one in both)
    if not kept.basis and (told := next((one for one in taken if one.basis), None)):
        kept.basis, kept.basis_on, kept.basis_how = told.basis, told.basis_on, told.basis_how
    for one in taken:
        MergedCounterpart.objects.filter(kept=one).update(kept=kept)
        MergedCounterpart.objects.create(
            kept=kept, number=one.pk, name=one.name, office=one.office, relation=one.relation, email=one.email,
            language=one.language, starts_on=one.starts_on, ends_on=one.ends_on,
            approaches=one.approaches.update(person=kept), merged_at=at, merged_by=by,
        )  # fmt: skip
        carry_relations(kept=kept, taken=one)
        one.delete()
    kept.save()
    record(by, "merged persons", file, persons=len(both))
    return kept
