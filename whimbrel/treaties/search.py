"""What of the registry can be found: instruments, countries, meetings, resolutions, species. All of it is public."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES
from whimbrel.core.search.registry import Entry, Keys, Version, narrowed, searchable
from whimbrel.treaties.models import Country, Instrument, Meeting, Resolution, Species


@searchable("instruments", _("Instruments"), order=20, weight=1.6)
def instruments(keys: Keys) -> Iterator[Entry]:
    for one in narrowed(Instrument.objects.order_by("pk"), keys):
        versions = []
        for version in _named(one, "name", one.get_absolute_url()):
            with translation.override(version.language):
                detail = f"{one.short_name} · {one.get_kind_display()}"
            versions.append(_with(version, detail=detail))
        yield Entry(str(one.pk), versions, instrument=one.code, day=one.adopted_on, words=one.code)


@searchable("countries", _("Countries"), order=30, weight=1.6)
def countries(keys: Keys) -> Iterator[Entry]:
    rows = narrowed(Country.objects.order_by("pk"), keys)
    for one in rows.select_related("region").prefetch_related("former_names"):
        url = reverse("treaties:country_detail", args=[one.iso3])
        regions = {version.language: version.title for version in _named(one.region, "name", "")}
        former = [
            version.title for name in one.former_names.all() for version in _named(name, "name", "")
        ]
        yield Entry(
            str(one.pk),
            [
                _with(version, detail=regions.get(version.language, ""))
                for version in _named(one, "name", url)
            ],
            words=" ".join([one.iso3, one.iso2, *former]),
        )


@searchable("meetings", _("Meetings"), order=40)
def meetings(keys: Keys) -> Iterator[Entry]:
    """Meetings of bodies; workshops are found in their own room."""
    rows = Meeting.objects.exclude(kind=Meeting.Kind.WORKSHOP).order_by("pk")
    for one in narrowed(rows, keys).select_related("instrument", "country"):
        url = reverse("treaties:meeting_detail", args=[one.code])
        code = one.instrument.short_name if one.instrument else ""
        where = {version.language: version.title for version in _named(one.country, "name", "")}
        versions = []
        for version in _named(one, "title", url):
            with translation.override(version.language):
                about = [code, one.get_kind_display(), one.place, where.get(version.language, "")]
            versions.append(_with(version, detail=", ".join(part for part in about if part)))
        yield Entry(
            str(one.pk),
            versions,
            instrument=one.instrument.code if one.instrument else "",
            day=one.starts_on,
            words=f"{one.label} {one.code} {one.starts_on.year if one.starts_on else ''}",
        )


@searchable("resolutions", _("Resolutions"), order=50)
def resolutions(keys: Keys) -> Iterator[Entry]:
    rows = narrowed(Resolution.objects.order_by("pk"), keys)
    for one in rows.select_related("instrument", "meeting"):
        code = one.instrument.short_name
        with translation.override("en"):
            met = one.meeting.label if one.meeting else ""
        url = reverse("treaties:resolution_list", args=[one.instrument.slug])
        title = f"{code} {one.number}: {one.title}" if one.title else f"{code} {one.number}"
        yield Entry(
            str(one.pk),
            [
                Version(
                    "en", title, url=url, detail=" ".join(str(it) for it in (met, one.year) if it)
                )
            ],
            instrument=one.instrument.code,
            # As it is cited in the languages of the Convention.
            words=f"Resolution Résolution Resolución Резолюция قرار Res. {one.number}",
        )


@searchable("species", _("Species"), order=60, weight=1.1)
def species(keys: Keys) -> Iterator[Entry]:
    rows = Species.objects.filter(listings__isnull=False).distinct().order_by("pk")
    for one in narrowed(rows, keys).prefetch_related("listings__instrument"):
        listings = list(one.listings.all())
        url = f"{reverse('treaties:species_list')}?q={one.scientific_name.replace(' ', '+')}"
        family = " · ".join(part for part in (one.taxon_class, one.family) if part)
        versions = []
        for version in _named(one, "common_name", url):
            title = f"{one.scientific_name} ({version.title})"
            with translation.override(version.language):
                appendices = ", ".join(
                    dict.fromkeys(str(listing.get_appendix_display()) for listing in listings)
                )
            detail = " · ".join(part for part in (appendices, family) if part)
            versions.append(_with(version, title=title, detail=detail))
        yield Entry(
            str(one.pk),
            versions or [Version("", one.scientific_name, url=url, detail=family)],
            instrument=listings[0].instrument.code,
        )


def _named(record: Any, field: str, url: str) -> list[Version]:
    """A version for each language in which the field says something."""
    if record is None:
        return []
    texts = [(code, getattr(record, f"{field}_{code}", "")) for code in CODES]
    return [Version(code, text, url=url) for code, text in texts if text]


def _with(version: Version, *, title: str = "", detail: str = "") -> Version:
    return Version(version.language, title or version.title, version.text, version.url, detail)
