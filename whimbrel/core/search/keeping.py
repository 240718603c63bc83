"""The index kept true: the worker reads anew what has changed, and what is written all day says so itself.

Writing costs nothing for it. While a kind is read, the house notes the tables it is read from and their generations
(`core.stored`); where one has risen since, the kind is read again, and only what differs is written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.timezone import localdate, now

from whimbrel.core.models import Generation, SearchEntry, SearchNeighbour, SearchReading
from whimbrel.core.search.analysis import EDITION
from whimbrel.core.search.engines import engine
from whimbrel.core.search.index import digest_of, known_digests, put, remove
from whimbrel.core.search.registry import Entry, Kind, kind_named, kinds
from whimbrel.core.stored.reads import watch_reads

AT_ONCE = 200
# A reading that has not ended by then was cut off, and another worker may begin.
CUT_OFF = timedelta(minutes=30)
# How long a kind stands of which nobody can say what it was read from.
STANDS = timedelta(minutes=10)
# So long a kind rests after a reading, however often it is written.
RESTS = timedelta(seconds=3)

Told = Callable[[int], None]


def note(slug: str, keys: Sequence[str]) -> None:
    """Bring these records of a kind up to date in the index, in the transaction that wrote them.

    A record that is gone, or that its room gives no longer, is taken out.
    """
    kind = kind_named(slug)
    if kind is None:
        raise LookupError(f"No room makes the kind '{slug}' findable.")
    with translation.override("en"):
        found = list(kind.entries(keys))
    if found:
        put(slug, found)
    remove(slug, sorted(set(keys) - {entry.key for entry in found}))


def read_what_changed() -> list[str]:
    """Read anew each kind whose tables were written since; their names. Looking costs two reads."""
    done = []
    for kind in _stale():
        if _begin(kind):
            read_kind(kind)
            done.append(kind.slug)
    return done


def read_everything(*, anew: bool = False, told: Callable[[Kind, int], None] | None = None) -> None:
    """Read all kinds. With `anew` the index is emptied first, as after a restored backup or a doubt."""
    if anew:
        empty()
    for kind in kinds():
        read_kind(kind, told=lambda number, kind=kind: told(kind, number) if told else None)  # type: ignore[misc]
    gone = SearchEntry.objects.exclude(kind__in=[kind.slug for kind in kinds()])
    for slug in sorted(set(gone.values_list("kind", flat=True))):
        remove(slug, list(gone.filter(kind=slug).values_list("key", flat=True)))
        SearchReading.objects.filter(kind=slug).delete()


@transaction.atomic
def empty() -> None:
    """Forget everything; searches find nothing until it is read again."""
    engine().empty()
    SearchEntry.objects.all().delete()
    SearchNeighbour.objects.all().delete()
    SearchReading.objects.all().delete()


def read_kind(kind: Kind, *, told: Told | None = None) -> None:
    """Make the index say of a kind what its room says now. Only what differs is written, some hundred at a time."""
    before = dict(Generation.objects.values_list("scope", "number"))
    left = known_digests(kind.slug)
    scopes: set[str] | None = set()
    with translation.override("en"):
        for entries, read in _batches(kind.entries(None)):
            scopes = None if scopes is None or read is None else scopes | read
            changed = [one for one in entries if left.pop(one.key, None) != digest_of(one)]
            if changed:
                put(kind.slug, changed)
            if told is not None:
                told(len(entries))
    if left:
        remove(kind.slug, sorted(left))
    SearchReading.objects.update_or_create(
        kind=kind.slug,
        defaults={
            "scopes": None if scopes is None else {one: before.get(one, 0) for one in scopes},
            "edition": EDITION,
            "read_on": localdate(),
            "begun_at": None,
            "ended_at": now(),
        },
    )


def _batches(entries: Iterable[Entry]) -> Iterator[tuple[list[Entry], set[str] | None]]:
    """Some at a time, with the scopes they were read from; None where somebody read what nobody counts."""
    rest = iter(entries)
    while True:
        with watch_reads() as watched:
            batch = list(islice(rest, AT_ONCE))
        yield batch, watched.scopes if watched.is_known else None
        if len(batch) < AT_ONCE:
            return


def _stale() -> list[Kind]:
    readings = {one.kind: one for one in SearchReading.objects.all()}
    numbers = dict(Generation.objects.values_list("scope", "number"))
    return [kind for kind in kinds() if _is_stale(kind, readings.get(kind.slug), numbers)]


def _is_stale(kind: Kind, reading: SearchReading | None, numbers: dict[str, int]) -> bool:
    if reading is None or reading.ended_at is None or reading.edition != EDITION:
        return True
    if kind.is_told or reading.ended_at > now() - RESTS:
        return False
    if reading.read_on != localdate():
        return True
    if reading.scopes is None:
        return reading.ended_at < now() - STANDS
    return any(numbers.get(scope, 0) != number for scope, number in reading.scopes.items())


def _begin(kind: Kind) -> bool:
    """Whether this worker is the one to read the kind."""
    SearchReading.objects.get_or_create(kind=kind.slug)
    free = Q(begun_at=None) | Q(begun_at__lt=now() - CUT_OFF)
    return SearchReading.objects.filter(free, kind=kind.slug).update(begun_at=now()) == 1
