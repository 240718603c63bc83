"""Whom a post calls with an @: a person, a post such as "@NFP Kenya", a country, a space, or all who belong here.

Written as anybody would in any language of the house: "@PFN du Kenya", "@Кения". Names are compared without accents,
case and points; the longest that is known counts. What is not known is left as it is.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from whimbrel.community.models import Mention, Post, ReadMark, Space
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import people_of, spaces_visible_to
from whimbrel.core.languages import CODES, columns
from whimbrel.core.prose import Named
from whimbrel.people.models import User
from whimbrel.treaties.models import NATIONAL, Country, Designation, Role

# So many are looked at in one post, each with so many words.
MOST, LONGEST = 20, 9
AT = re.compile(r"(?<![\w/@.])[@＠](?=\w)")
WORD = re.compile(r"[\w\u0300-\u036f]+")
BETWEEN = re.compile(r"[ \t,.()'’–-]{1,3}")
LITTLE = {"of", "the", "for", "du", "de", "la", "des", "d", "l", "del", "el", "pour", "para"}
EVERYBODY = {
    "all", "everyone", "everybody", "tous", "toutes", "todos", "todas", "الجميع", "الكل", "все", "всем",
}  # fmt: skip
# As the posts are called in letters, beside their names in the languages of the house.
SHORT = {
    "nfp": Role.NFP, "nfps": Role.NFP, "fp": Role.NFP, "pfn": Role.NFP, "focal point": Role.NFP,
    "point focal": Role.NFP, "punto focal": Role.NFP, "جهة الاتصال": Role.NFP, "координатор": Role.NFP,
    "deputy": Role.DEPUTY, "tfp": Role.TECHNICAL, "councillor": Role.COUNCILLOR,
}  # fmt: skip


@dataclass(frozen=True)
class Mentioned:
    """What a post mentions: the pieces of its words with their addresses, and whom they call."""

    named: tuple[Named, ...] = ()
    people: frozenset[int] = frozenset()
    in_groups: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Place:
    """An @ and the words after it: where each ends, and each as it is compared."""

    start: int
    first: str
    ends: tuple[int, ...]
    words: tuple[str, ...]

    def phrases(self) -> Iterator[tuple[int, str]]:
        """The longest first: where it ends, and how it is compared."""
        for many in range(len(self.words), 0, -1):
            yield self.ends[many - 1], " ".join(self.words[:many])


@dataclass(frozen=True)
class _Target:
    address: str
    people: frozenset[int]
    is_group: bool = False


def mentioned_in(
    words: str, *, space: Space, by: int, belonging: Belonging, at: datetime
) -> Mentioned:
    """Whom the words call, of those who may read the space. No query where they hold no @; else a fixed number."""
    places = _places(words)
    if not places:
        return Mentioned()
    known = _Known(space, places, belonging, at)
    named: list[Named] = []
    people: set[int] = set()
    groups: set[int] = set()
    for place in places:
        for end, phrase in place.phrases():
            target = known.target(phrase)
            if target is not None:
                named.append(Named(place.start, end, target.address))
                (groups if target.is_group else people).update(target.people)
                break
    called = (people | groups) - {by}
    may = set(_readers(space, called, at=at)) if called else set()
    return Mentioned(tuple(named), frozenset(people & may), frozenset((groups - people) & may))


def groups_called(person: int, *, since: datetime) -> int:
    """In how many posts since then the person has called a group."""
    called = Mention.objects.filter(post__author=person, is_group=True, made_at__gte=since)
    return called.values("post").distinct().count()


def posts_calling(person: int, *, since: datetime) -> QuerySet[Post]:
    """Posts that call the person since then and that they have not read, the newest first."""
    read = ReadMark.objects.filter(
        person=person, thread=OuterRef("thread"), number__gte=OuterRef("number")
    )
    return (
        Post.objects.standing()
        .filter(mentions__person=person, mentions__made_at__gte=since, thread__removed_at=None)
        .exclude(Exists(read))
        .select_related("thread__space")
        .order_by("-pk")
    )


class _Known:
    """What can be named here, read when it is first asked for."""

    def __init__(
        self, space: Space, places: list[_Place], belonging: Belonging, at: datetime
    ) -> None:
        self.space, self.at = space, at
        self.countries = _country_names()
        self.roles = _role_names()
        self.people = _person_names(space, places, at=at)
        self.spaces = {
            compared(name): found
            for found in spaces_visible_to(belonging)
            for name in (found.slug, *(getattr(found, column) for column in columns("name")))
            if name
        }

    def target(self, phrase: str) -> _Target | None:
        if phrase in self.people:
            return self.people[phrase]
        if phrase in EVERYBODY:
            return self._space(self.space)
        if phrase in self.countries:
            return self._country(*self.countries[phrase])
        words = phrase.split()
        for many in range(len(words) - 1, 0, -1):
            role = self.roles.get(" ".join(words[:many]))
            rest = words[many:]
            while rest and rest[0] in LITTLE:
                rest = rest[1:]
            if role and " ".join(rest) in self.countries:
                return self._country(*self.countries[" ".join(rest)], role=role)
        return self._space(self.spaces[phrase]) if phrase in self.spaces else None

    def _space(self, space: Space) -> _Target:
        people = people_of(space, on=localdate(self.at), at=self.at).values_list("pk", flat=True)
        return _Target(_bare("community:space_people", space.slug), frozenset(people), True)

    def _country(self, pk: int, iso3: str, *, role: str = "") -> _Target:
        """Who acts for the country; in the space of an instrument those named for it, where there are any."""
        held = list(
            Designation.objects.in_office(on=localdate(self.at))
            .filter(country=pk, role__in=[role] if role else NATIONAL, person__isnull=False)
            .values_list("person", "instrument")
        )
        own = [one for one in held if one[1] == self.space.instrument_id]
        people = frozenset(person for person, _ in own or held if person)
        return _Target(_bare("treaties:country_detail", iso3), people, not role)


def compared(name: str) -> str:
    """A name as it is compared: without accents, case and points."""
    bare = unicodedata.normalize("NFKD", name)
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(WORD.findall(letters.casefold()))


def _places(words: str) -> list[_Place]:
    found = []
    for at in AT.finditer(words):
        ends: list[int] = []
        compare: list[str] = []
        where = at.end()
        while len(ends) < LONGEST and (word := WORD.match(words, where)):
            ends.append(word.end())
            compare.append(compared(word[0]))
            gap = BETWEEN.match(words, word.end())
            if gap is None:
                break
            where = gap.end()
        if ends:
            found.append(_Place(at.start(), words[at.end() : ends[0]], tuple(ends), tuple(compare)))
        if len(found) == MOST:
            break
    return found


def _country_names() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for pk, iso3, *names in Country.objects.order_by("pk").values_list(
        "pk", "iso3", *columns("name")
    ):
        for name in (iso3, *names):
            if name:
                found.setdefault(compared(name), (pk, iso3))
    return found


def _role_names() -> dict[str, str]:
    found: dict[str, str] = {compared(word): role for word, role in SHORT.items()}
    for code in CODES:
        with translation.override(code):
            found |= {compared(str(role.label)): role for role in NATIONAL}
    return found


def _person_names(space: Space, places: list[_Place], *, at: datetime) -> dict[str, _Target]:
    """Who may read here and has a name that begins with a first word after an @. Of two with one name, neither is."""
    begins = Q()
    for place in places:
        begins |= Q(display_name__istartswith=place.first)
    rows = dict(User.objects.filter(begins, is_active=True).values_list("pk", "display_name")[:200])
    may = _readers(space, rows, at=at) if rows else []
    held = Designation.objects.in_office(on=localdate(at)).filter(person__in=may)
    offices = dict(held.order_by("-pk").values_list("person", "pk"))
    names = Counter(compared(rows[pk]) for pk in may)
    return {
        compared(rows[pk]): _Target(
            _bare("designations:designation_detail", offices[pk]) if pk in offices else "",
            frozenset({pk}),
        )
        for pk in may
        if names[compared(rows[pk])] == 1
    }


def _readers(space: Space, people: Collection[int], *, at: datetime) -> list[int]:
    """Of these people those who may read the space."""
    may = Q(pk__in=people_of(space, on=localdate(at), at=at).order_by().values("pk"))
    if space.open_to != Space.OpenTo.CLOSED:
        may |= Q(pk__in=Designation.objects.in_office(on=localdate(at)).values("person"))
    return list(
        User.objects.filter(may, pk__in=people, is_active=True).values_list("pk", flat=True)
    )


def _bare(name: str, *args: object) -> str:
    """The address without the language in front."""
    with translation.override("en"):
        return reverse(name, args=args).removeprefix("/en")
