"""What can be found: every room says it for itself, in its `search.py`.

    @searchable("species", _("Species"), order=60)
    def species(keys: Keys) -> Iterator[Entry]:
        for one in narrowed(Species.objects.all(), keys):
            yield Entry(str(one.pk), [Version("", one.scientific_name, url=one.get_absolute_url())])

The function is called for two ends. With `keys=None` it gives everything, for the index. With the keys of a page of
results it gives these, and leaves out what is no longer there: the reader sees what it says then, so that nothing shows
that was taken back a moment ago. It costs a fixed number of queries, whatever the number of keys.

Whoever registers nothing cannot be found.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

# The circles every house has. A room names more of them with `circle`.
PUBLIC, MEMBERS, STAFF = "public", "members", "staff"

Keys = Collection[str] | None
Rows = TypeVar("Rows", bound="QuerySet[Any]")


@dataclass(frozen=True)
class Version:
    """What a thing is called and says in one language; "" for what is the same in all, such as a scientific name.

    `text` is plain words, without markup. `detail` is one line that is shown, and found, beside the title.
    `url` is where the thing is read; where it is the same page in every language, the address in the reader's own
    (`reverse` at the moment of the call) serves each version.
    """

    language: str
    title: str
    text: str = ""
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing that can be found, once, with all its versions.

    `key` names it within its kind. `circle` is who may find it and know that it is there. `instrument` is the code of
    the one it belongs to. `words` are further words to find it by that are shown nowhere: codes, former names.
    `author` is the name under what a person wrote, as the page shows it.
    """

    key: str
    versions: list[Version]
    circle: str = PUBLIC
    instrument: str = ""
    day: date | None = None
    words: str = ""
    author: str = ""

    def version_in(self, language: str) -> Version:
        """The reader's own, or else English, or else the first there is."""
        by_language = {version.language: version for version in self.versions}
        found = (by_language.get(code) for code in (language, "", "en"))
        return next((one for one in found if one is not None), self.versions[0])


Entries = Callable[[Keys], Iterable[Entry]]


@dataclass(frozen=True)
class Kind:
    """A kind of things that can be found. `weight` lifts it over others of the same rank: 1 is plain.

    Of a kind that `is_told` the index hears from the room's own actions (`keeping.note`), in their transaction; the
    worker does not read such a kind anew each time something was written. It is for what is written all day.
    """

    slug: str
    name: str | Promise
    order: int
    weight: float
    is_told: bool
    entries: Entries = field(compare=False)


_kinds: dict[str, Kind] = {}
_openers: list[Callable[[Any], Iterable[str]]] = []


def searchable(
    slug: str, name: str | Promise, *, order: int, weight: float = 1.0, is_told: bool = False
) -> Callable[[Entries], Entries]:
    """Make what the decorated function gives findable. Kinds stand in their `order` among the filters."""

    def keep(entries: Entries) -> Entries:
        _kinds[slug] = Kind(slug, name, order, weight, is_told, entries)
        return entries

    return keep


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda one: (one.order, one.slug))


def kind_named(slug: str) -> Kind | None:
    return _kinds.get(slug)


def circle(name: str, key: int | str) -> str:
    """Those who belong to one thing: `circle("country", kenya.pk)`, `circle("space", space.pk)`."""
    return f"{name}:{key}"


def opens_circles(function: Callable[[Any], Iterable[str]]) -> Callable[[Any], Iterable[str]]:
    """Let the decorated function say which circles a user stands in now, from what they hold today."""
    _openers.append(function)
    return function


def circles_of(user: Any) -> frozenset[str]:
    """Every circle the user stands in; a visitor in the public one only."""
    return frozenset({PUBLIC}.union(*(opened(user) for opened in _openers)))


def narrowed(rows: Rows, keys: Keys) -> Rows:
    """All the rows, or those whose primary keys are named."""
    return rows if keys is None else rows.filter(pk__in=list(keys))


def rows_of(model: type[Model], keys: Keys) -> Iterator[Any]:
    """All the records of the model, or those named, without holding all of them at once."""
    rows = narrowed(model._default_manager.order_by("pk"), keys)
    yield from rows.iterator() if keys is None else rows
