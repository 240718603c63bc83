"""The posts that countries fill: who holds them on a day, and which are vacant."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When

from whimbrel.treaties.models import (
    NATIONAL,
    Country,
    Designation,
    Instrument,
    Role,
    TreatyAction,
)

# So many people the page of a country names; the directory has them all.
NAMED = 30


@dataclass(frozen=True)
class Post:
    """What a country has to fill for one instrument, and the designations in office for it."""

    instrument: Instrument
    # A Party names a National Focal Point; a country that is not bound may.
    is_due: bool
    holders: tuple[Designation, ...]

    @property
    def is_vacant(self) -> bool:
        """A focal point is due, and none is in office."""
        return self.is_due and not any(one.role == Role.NFP for one in self.holders)


def country_posts(
    country: Country, *, bound_by: Iterable[Instrument], on: date
) -> tuple[list[Post], bool]:
    """The country's posts for the instruments that bind it, and for others where somebody is named; and whether
    more people are in office than the page of a country names. One query.

    National Focal Points come first, so that none of them is left out.
    """
    posts: dict[int, Post] = {one.pk: Post(one, True, ()) for one in bound_by}
    rank = Case(
        *(When(role=role, then=Value(place)) for place, role in enumerate(NATIONAL)),
        output_field=IntegerField(),
    )
    held = list(
        Designation.objects.in_office(on=on)
        .filter(country=country, role__in=NATIONAL)
        .select_related("person", "instrument")
        .order_by(rank, "starts_on", "pk")[: NAMED + 1]
    )
    for one in held[:NAMED]:
        if one.instrument is None:
            continue
        post = posts.get(one.instrument.pk, Post(one.instrument, False, ()))
        posts[one.instrument.pk] = Post(post.instrument, post.is_due, (*post.holders, one))
    return list(posts.values()), len(held) > NAMED


@dataclass(frozen=True)
class Vacancy:
    """A country that is bound by an instrument and has no focal point for it. `since` is None where it never had one."""

    country_id: int
    iso3: str
    instrument_id: int
    instrument_code: str
    since: date | None


def vacancies(
    *,
    on: date,
    instruments: Iterable[Instrument] | None = None,
    country: Country | None = None,
) -> list[Vacancy]:
    """Posts of National Focal Points that nobody holds on that day, by country and instrument. Two queries.

    Parties and Signatories of the family's own instruments count; sister conventions have their own lists.
    """
    bound = _bound_without(on=on)
    past = Designation.objects.past(on=on).filter(role=Role.NFP)
    if instruments is not None:
        wanted = [one.pk for one in instruments]
        bound, past = bound.filter(instrument__in=wanted), past.filter(instrument__in=wanted)
    if country is not None:
        bound, past = bound.filter(country=country), past.filter(country=country)
    ended: dict[tuple[int | None, int | None], date] = {}
    for country_id, instrument_id, ends_on in past.order_by("ends_on").values_list(
        "country", "instrument", "ends_on"
    ):
        if ends_on is not None:
            ended[country_id, instrument_id] = ends_on
    rows = (
        bound.order_by("country__name_en", "instrument__code")
        .values_list("country", "country__iso3", "instrument", "instrument__code")
        .distinct()
    )
    return [Vacancy(*row, since=ended.get((row[0], row[2]))) for row in rows]


def vacancy_count(*, on: date) -> int:
    """How many `vacancies` there are over all instruments of the family. One query, which looks at no past."""
    return _bound_without(on=on).order_by().values("country", "instrument").distinct().count()


def _bound_without(*, on: date) -> QuerySet[TreatyAction]:
    """What binds a country on that day to an instrument for which it has no focal point."""
    held = Designation.objects.in_office(on=on).filter(
        role=Role.NFP, country=OuterRef("country"), instrument=OuterRef("instrument")
    )
    return (
        TreatyAction.objects.in_force(on=on)
        .exclude(instrument__kind=Instrument.Kind.SISTER_CONVENTION)
        .filter(~Exists(held))
    )


def focal_points(countries: Collection[int], instrument_id: int, *, on: date) -> list[Designation]:
    """Who is in office as National Focal Point of these countries for the instrument on that day, with the person. One query."""
    held = Designation.objects.in_office(on=on).filter(
        role=Role.NFP, country__in=countries, instrument=instrument_id, person__is_active=True
    )
    return list(held.select_related("person").order_by("starts_on", "pk"))
