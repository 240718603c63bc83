"""Who speaks for a country under an instrument on a day, and which countries are addressed.

The rule, in words: the National Focal Point in office on that day speaks for the country. A deputy may speak while the
focal point has not; what the focal point says takes its place, and only a focal point can change it then. Whoever
follows in the post inherits what was said.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import sort_key
from whimbrel.treaties.models import Country, Designation, Instrument, Region, Role

SPEAKING = (Role.NFP, Role.DEPUTY)


class Standing(models.TextChoices):
    """Which countries are meant, by how they stand to an instrument on a day."""

    PARTIES = "parties", _("Parties")
    NON_PARTIES = "non_parties", _("States that are no Parties")
    ALL = "all", _("All States")


@dataclass(frozen=True)
class Speakers:
    """Who may speak for one country; the focal point first, then the deputies, the longest in office first."""

    held: tuple[Designation, ...] = ()

    @property
    def first(self) -> Designation | None:
        return next((one for one in self.held if one.role == Role.NFP), None)

    def role_of(self, person_id: int | None) -> str:
        """In which role this person speaks; empty where they do not."""
        return next((one.role for one in self.held if one.person_id == person_id), "")


NOBODY = Speakers()


def may_speak(role: str, *, spoken_as: str) -> bool:
    """Whether somebody in that role may speak, where what stands was said in the role `spoken_as`; "" where nothing was."""
    if role == Role.NFP:
        return True
    return role == Role.DEPUTY and spoken_as in ("", Role.DEPUTY)


def speakers(
    instrument: Instrument | int, countries: Collection[int], *, on: date
) -> dict[int, Speakers]:
    """By country: who speaks for it on that day, with their accounts. One query; nobody where a post is vacant."""
    held = (
        Designation.objects.in_office(on=on)
        .filter(
            instrument=instrument, country__in=countries, role__in=SPEAKING, person__is_active=True
        )
        .select_related("person")
        .order_by("starts_on", "pk")
    )
    found: dict[int, list[Designation]] = {}
    for one in held:
        found.setdefault(one.country_id or 0, []).append(one)
    by_rank = {
        country: sorted(rows, key=lambda one: SPEAKING.index(Role(one.role)))
        for country, rows in found.items()
    }
    return {country: Speakers(tuple(rows)) for country, rows in by_rank.items()}


def spoken_for(person_id: int | None, *, on: date) -> set[tuple[int, int]]:
    """Pairs of country and instrument for which the person speaks on that day. One query."""
    held = Designation.objects.in_office(on=on).filter(
        person=person_id or 0, role__in=SPEAKING, person__is_active=True
    )
    return {
        (country, instrument)
        for country, instrument in held.values_list("country", "instrument")
        if country and instrument
    }


def addressed_countries(
    instrument: Instrument,
    *,
    on: date,
    standing: str = Standing.PARTIES,
    regions: Iterable[Region] = (),
) -> list[Country]:
    """The countries that are meant, in the reader's order of names; territories are nobody's addressee. One query.

    Organizations of regional economic integration count where they are Parties, and not among those that are none.
    """
    parties = Country.objects.parties_to(instrument, on=on)
    states = Country.objects.filter(kind=Country.Kind.STATE)
    if standing == Standing.PARTIES:
        found = parties
    elif standing == Standing.NON_PARTIES:
        found = states.exclude(pk__in=parties.values("pk"))
    else:
        found = Country.objects.filter(
            models.Q(kind=Country.Kind.STATE) | models.Q(pk__in=parties.values("pk"))
        )
    wanted = list(regions)
    if wanted:
        found = found.filter(region__in=wanted)
    return sorted(found, key=lambda one: sort_key(one.name))
