"""Figures of one country, for its minister, and of one region."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import listed, number
from whimbrel.training.models import Registration, Workshop
from whimbrel.training.queries.figures import attended
from whimbrel.treaties.models import Country, Region
from whimbrel.treaties.queries.countries import country_statuses


@kind(needs=["country"])
def country_name(counting: Counting, asked: Mapping[str, Any]) -> Count:
    country = _country(asked)
    name = counting.names[country.pk]
    return Count(
        value=country.iso3, text=name, rule=_("The name the country had at the cut-off."),
        columns=(_("Country"),), rows=((name,),), source=_("Register of treaty actions; the source of each stands in its row."),
    )  # fmt: skip


@kind(needs=["country"])
def instruments_of_country(counting: Counting, asked: Mapping[str, Any]) -> Count:
    statuses = country_statuses(_country(asked), on=counting.cut_off)
    bound = [one.instrument for one in statuses if one.is_bound]
    return Count(
        value=[one.code for one in bound],
        text=listed((one.short_name for one in bound), counting.language),
        rule=_("Instruments in force for the country at the cut-off."),
        columns=(_("Instrument"), _("Name")),
        rows=tuple((one.short_name, one.name) for one in bound),
        source=_("Register of treaty actions; the source of each stands in its row."),
    )


@kind(needs=["country"])
def trained_of_country(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = Workshop.objects.published().filter(meeting__starts_on__lte=counting.cut_off)
    seats = attended(held).filter(country=_country(asked)).select_related("workshop__meeting")
    return _seats(counting, list(seats.order_by("workshop__meeting__starts_on", "pk")))


@kind(needs=["region"], takes=["instrument"])
def parties_in_region(counting: Counting, asked: Mapping[str, Any]) -> Count:
    region = _region(asked)
    instrument = counting.instrument(asked)
    bound = Country.objects.parties_to(instrument, on=counting.cut_off).filter(region=region)
    names = sorted(counting.names[one.pk] for one in bound)
    return Count(
        value=len(names),
        text=number(len(names), counting.language),
        rule=_("Countries of the region for which the instrument is in force at the cut-off."),
        columns=(_("Party"),),
        rows=tuple((name,) for name in names),
        source=_("Register of treaty actions; the source of each stands in its row."),
    )


@kind(needs=["region"])
def trained_in_region(counting: Counting, asked: Mapping[str, Any]) -> Count:
    held = Workshop.objects.published().filter(meeting__starts_on__lte=counting.cut_off)
    seats = attended(held).filter(country__region=_region(asked))
    return _seats(
        counting,
        list(
            seats.select_related("workshop__meeting").order_by("workshop__meeting__starts_on", "pk")
        ),
    )


@kind(needs=["region"])
def region_name(counting: Counting, asked: Mapping[str, Any]) -> Count:
    region = _region(asked)
    return Count(
        value=region.code, text=region.name, rule=_("The region the report is about."),
        columns=(_("Region"),), rows=((region.name,),), source=_("Records of the work plan."),
    )  # fmt: skip


def _seats(counting: Counting, seats: list[Registration]) -> Count:
    """How many came, by workshop; who they were only staff may see."""
    by_workshop: dict[int, tuple[str, str, int]] = {}
    for one in seats:
        meeting = one.workshop.meeting
        before = by_workshop.get(meeting.pk, ("", "", 0))[2]
        by_workshop[meeting.pk] = (meeting.label, counting.day(meeting.starts_on), before + 1)
    return Count(
        value=len(seats),
        text=number(len(seats), counting.language),
        rule=_("Seats of those who came to learn, where a list of persons is kept."),
        columns=(_("Workshop"), _("Day"), _("Participants")),
        rows=tuple(
            (title, day, number(count, counting.language))
            for title, day, count in by_workshop.values()
        ),
        source=_("Lists of participants."),
        seats=tuple(one.pk for one in seats),
    )


def _country(asked: Mapping[str, Any]) -> Country:
    country = Country.objects.filter(iso3=asked["country"]).first()
    if country is None:
        raise FigureRefused(_("There is no country “%s”.") % asked["country"])
    return country


def _region(asked: Mapping[str, Any]) -> Region:
    region = Region.objects.filter(code=asked["region"]).first()
    if region is None:
        raise FigureRefused(_("There is no region “%s”.") % asked["region"])
    return region
