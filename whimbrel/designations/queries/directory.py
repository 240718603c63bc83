"""The directory: who holds what today, by country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from whimbrel.core.languages import current_language, sort_key
from whimbrel.core.stored.pieces import kept
from whimbrel.designations.queries.freshness import unconfirmed_since, with_answers
from whimbrel.people.particulars import Audience
from whimbrel.people.queries.particulars import experts_in, speakers_of
from whimbrel.treaties.models import (
    NATIONAL,
    REGIONAL,
    Body,
    Country,
    Designation,
    Instrument,
    Region,
    Role,
)
from whimbrel.treaties.queries.names import KnownCountry, known_countries, region_names

# What the Convention publishes; other roles are shown to members only.
PUBLISHED = (*NATIONAL, *REGIONAL, Role.WORKING_GROUP)
PER_PAGE = 50
COLUMNS = [
    "country", "iso3", "region", "instrument", "role", "name", "position", "body", "since",
    "unconfirmed_since",
]  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One designation in office, with no more of its person than is published."""

    pk: int
    country: str
    iso3: str
    region: str
    instrument: str
    role: str
    name: str
    position: str
    body: str
    since: date
    # Asked whether all is still right, and silent for too long: what stands here may be out of date.
    unconfirmed_since: date | None

    def cells(self) -> list[str | date | None]:
        return [
            self.country, self.iso3, self.region, self.instrument, self.role, self.name,
            self.position, self.body, self.since, self.unconfirmed_since,
        ]  # fmt: skip


def designations_shown(
    *,
    on: date,
    roles: Sequence[Role] = PUBLISHED,
    search: str = "",
    country: Country | None = None,
    region: Region | None = None,
    instrument: Instrument | None = None,
    body: Body | None = None,
    language: str = "",
    expertise: str = "",
    viewer_class: str = Audience.PUBLIC,
) -> "QuerySet[Designation]":
    """Designations in office on that day, in the roles given, narrowed as asked.

    By language and expertise only those are found who show it to such a viewer: a filter tells as much as a page.
    """
    found = Designation.objects.in_office(on=on).filter(role__in=roles)
    for word in search.split():
        found = found.filter(
            Q(person__display_name__icontains=word) | Q(person__position__icontains=word)
        )
    if country is not None:
        found = found.filter(country=country)
    if region is not None:
        found = found.filter(Q(country__region=region) | Q(region=region))
    if instrument is not None:
        found = found.filter(instrument=instrument)
    if body is not None:
        found = found.filter(body=body)
    if language:
        found = found.filter(person__in=speakers_of(language, viewer_class=viewer_class))
    if expertise.strip():
        found = found.filter(person__in=experts_in(expertise, viewer_class=viewer_class))
    return found


def designations_visible(*, on: date, roles: Sequence[Role]) -> "QuerySet[Designation]":
    """Those in office on that day in the roles that the reader may see, with what their pages name."""
    found = Designation.objects.in_office(on=on).filter(role__in=roles)
    return found.select_related("person", "country__region", "region", "body", "instrument")


def region_of(one: Designation) -> frozenset[int]:
    """The region spoken for, and that of the country."""
    home = one.country.region_id if one.country else None
    return frozenset(pk for pk in (one.region_id, home) if pk)


def countries_shown(*, on: date, roles: Sequence[Role]) -> list[Country]:
    """Countries for which somebody is in office, in the order of the reader's alphabet. One query."""
    return kept(
        ("countries shown", current_language(), on, tuple(roles)),
        partial(_countries_shown, on, roles),
    )


def _countries_shown(on: date, roles: Sequence[Role]) -> list[Country]:
    held = Designation.objects.in_office(on=on).filter(role__in=roles, country=OuterRef("pk"))
    found = Country.objects.filter(Exists(held))
    return sorted(found, key=lambda one: sort_key(one.name))


def entries(
    found: "QuerySet[Designation]", *, on: date, start: int = 0, stop: int | None = None
) -> tuple[list[Entry], int]:
    """The entries from `start` to before `stop`, in the order of the reader's alphabet, and how many there are.

    Four queries whatever their number: countries are sorted by their names here, where accents count as they
    should, and only the people of the page are read.
    """
    by_country = found.order_by().values_list("country").annotate(Count("pk"))
    numbers = kept(("directory", *by_country.query.sql_with_params()), lambda: dict(by_country))
    countries = {one.pk: one for one in known_countries()}
    order: list[int | None] = sorted(
        (pk for pk in numbers if pk), key=lambda pk: sort_key(countries[pk or 0].name)
    )
    if None in numbers:
        order.append(None)
    total = sum(numbers.values())
    stop = total if stop is None else min(stop, total)
    passed, first, wanted = 0, None, []
    for pk in order:
        if passed < stop and passed + numbers[pk] > start:
            first = passed if first is None else first
            wanted.append(pk)
        passed += numbers[pk]
    skipped = start - (first or 0)
    rows = _ordered(found, wanted, on)[skipped : skipped + max(stop - start, 0)]
    regions = region_names()
    return [_entry(one, countries, regions) for one in rows], total


def _ordered(
    found: "QuerySet[Designation]", wanted: list[int | None], on: date
) -> "QuerySet[Designation]":
    """The people of these countries, in the order of the countries; the last place is for who has none."""
    named = [pk for pk in wanted if pk]
    chosen = Q(country__in=named)
    if None in wanted:
        chosen |= Q(country=None)
    people = with_answers(found.filter(chosen), on=on).select_related(
        "person", "instrument", "body"
    )
    # A rank among nothing would be the same number for all, which PostgreSQL takes for a column's.
    country = [_rank("country", named)] if named else []
    return people.order_by(*country, "instrument__code", _rank("role", Role), "starts_on", "pk")


def _rank(field: str, values: Iterable[Any]) -> Case:
    """The place of the field's value among these, counted here and not by the database's alphabet."""
    places = [When(**{field: value}, then=Value(place)) for place, value in enumerate(values)]
    return Case(*places, default=Value(len(places)), output_field=IntegerField())


def _entry(
    one: Designation, countries: dict[int, KnownCountry], regions: dict[int | None, str]
) -> Entry:
    country = countries.get(one.country_id) if one.country_id else None
    return Entry(
        pk=one.pk,
        country=country.name if country else "",
        iso3=country.iso3 if country else "",
        region=regions[one.region_id or (country.region_id if country else None)],
        instrument=one.instrument.short_name if one.instrument else "",
        role=str(one.get_role_display()),
        name=one.person.display_name,
        position=getattr(one.person, "position", ""),
        body=one.body.name if one.body else "",
        since=one.starts_on,
        unconfirmed_since=unconfirmed_since(one),
    )
