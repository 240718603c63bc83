"""What countries and regions are called, and what a country was called on a day."""

from datetime import date
from functools import partial
from typing import NamedTuple

from whimbrel.core.languages import current_language
from whimbrel.core.stored.pieces import kept
from whimbrel.treaties.models import Country, CountryName, Instrument, Region


class KnownCountry(NamedTuple):
    """A country as plain values, under the name it bears now."""

    pk: int
    iso3: str
    kind: str
    region_id: int | None
    name: str


class BorneName(NamedTuple):
    """A name that a country bore until a day and bears no more."""

    country_id: int
    starts_on: date | None
    ends_on: date
    name: str


def known_countries(language: str | None = None) -> tuple[KnownCountry, ...]:
    """Every country, territory and organization, in no order. One query, or none where the request has asked before."""
    language = language or current_language()
    return kept(("countries", language), partial(_known_countries, language))


def names_on(day: date, language: str | None = None) -> dict[int, str]:
    """Every country's name as it was on that day, by primary key: Swaziland in 2014, Eswatini in 2020.

    Two queries, whatever the number of countries; none where the request has asked before.
    """
    language = language or current_language()
    names = {one.pk: one.name for one in known_countries(language)}
    # A country may have changed its name twice: the name borne on a day is the one that ended first after it.
    for one in kept(("borne names", language), partial(_borne_names, language)):
        if one.ends_on > day and (one.starts_on is None or one.starts_on <= day):
            names[one.country_id] = one.name
    return names


def region_names(language: str | None = None) -> dict[int | None, str]:
    """The name of each region by primary key; of none, nothing. One query, or none where the request has asked before."""
    language = language or current_language()
    return kept(("regions", language), partial(_region_names, language))


def instrument_codes() -> tuple[tuple[int, str], ...]:
    """Each instrument by primary key, with the code people know it by. One query, or none where the request has asked before."""
    return kept(("instrument codes",), _instrument_codes)


def _instrument_codes() -> tuple[tuple[int, str], ...]:
    return tuple(Instrument.objects.order_by("code").values_list("pk", "code"))


def _known_countries(language: str) -> tuple[KnownCountry, ...]:
    rows = Country.objects.order_by().values_list(
        "pk", "iso3", "kind", "region_id", *_spoken(language)
    )
    return tuple(
        KnownCountry(pk, iso3, kind, region, name or in_english)
        for pk, iso3, kind, region, name, in_english in rows
    )


def _borne_names(language: str) -> tuple[BorneName, ...]:
    rows = CountryName.objects.order_by("-ends_on").values_list(
        "country_id", "starts_on", "ends_on", *_spoken(language)
    )
    return tuple(
        BorneName(country, begins, ends, name or in_english)
        for country, begins, ends, name, in_english in rows
    )


def _region_names(language: str) -> dict[int | None, str]:
    rows = Region.objects.order_by().values_list("pk", *_spoken(language))
    return {None: ""} | {pk: name or in_english for pk, name, in_english in rows}


def _spoken(language: str) -> tuple[str, str]:
    return f"name_{language}", "name_en"
