"""What of a country's file passes to a successor: what is open and minded by whoever held the post before."""

from collections.abc import Collection, Sequence
from functools import partial

from django.utils.translation import ngettext_lazy

from whimbrel.core.passing import Passage, Records, passes
from whimbrel.designations.models import FileEntry

Kind = FileEntry.Kind


def entries_left(passages: Sequence[Passage], *, kinds: tuple[str, ...]) -> dict[Passage, Records]:
    """Open entries of the post. What is about another post of the same person waits for that post's successor."""
    rows = FileEntry.objects.filter(
        holder__in={one.giver for one in passages},
        country__in={one.country for one in passages},
        kind__in=kinds,
        done_at=None,
    ).values_list("pk", "country", "holder", "instrument")
    return {
        passage: [
            pk
            for pk, country, holder, instrument in rows
            if (country, holder) == (passage.country, passage.giver)
            and instrument not in passage.others
        ]
        for passage in passages
    }


def move_entries(records: Collection[int], *, giver: int, taker: int) -> Records:
    """What the giver has finished since, or handed on, stays where it is."""
    moving = FileEntry.objects.filter(pk__in=records, holder=giver, done_at=None)
    moved = list(moving.values_list("pk", flat=True))
    FileEntry.objects.filter(pk__in=moved).update(holder=taker)
    return moved


passes(
    "designations.tasks",
    ngettext_lazy("%d task or promise", "%d tasks and promises"),
    left_by=partial(entries_left, kinds=(Kind.TASK, Kind.PROMISE)),
    hand_on=move_entries,
)
passes(
    "designations.drafts",
    ngettext_lazy("%d draft", "%d drafts"),
    left_by=partial(entries_left, kinds=(Kind.DRAFT,)),
    hand_on=move_entries,
)
passes(
    "designations.notes",
    ngettext_lazy("%d note or contact", "%d notes and contacts"),
    left_by=partial(entries_left, kinds=(Kind.NOTE, Kind.CONTACT)),
    hand_on=move_entries,
)
