"""The records as InforMEA pulls them: its views by their names, their columns by theirs, as plain values.

Source: the provider toolkit of UNEP, guide 2.1.2 (github.com/InforMEA/odata.provider), and the exports in JSON that
followed it. Ids are words; countries ISO 3166-1 alpha-2; words keyed by language. What is not known is left out.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Model
from django.urls import reverse
from django.utils import translation

from whimbrel.core.languages import CODES
from whimbrel.core.models import JournalEntry
from whimbrel.designations.queries.directory import designations_shown
from whimbrel.nbsap.models import Nbsap
from whimbrel.treaties.models import Designation, Instrument, Meeting, Resolution

Row = dict[str, Any]
# Written for the Convention on Biological Diversity (CBD, Art. 6 (a)).
PLANS_OF = "cbd"


def national_plans(on: date) -> list[Row]:
    """`informea_national_plans`, with titles and documents. Five queries."""
    found = Nbsap.objects.select_related("country").prefetch_related("stages", "documents")
    rows = []
    changed = _changed(Nbsap)
    for one in found.order_by("country__iso3", "year", "pk"):
        received = next((stage for stage in one.stages.all() if stage.kind == "received"), None)
        rows.append(
            _known(
                id=one.code, treaty=PLANS_OF, country=one.country.iso2.lower(), type="nbsap",
                submission=received.on.isoformat() if received else None,
                url=one.source_url or _address("nbsap:nbsap_detail", one.country.iso3),
                updated=changed(one.pk),
                title={"en": one.title} if one.title else None,
                documents=[
                    {"id": str(text.pk), "url": text.url, "language": text.language, "title": text.title}
                    for text in one.documents.all()
                ],
            )
        )  # fmt: skip
    return rows


def meetings(on: date) -> list[Row]:
    """`informea_meetings`, with titles; those whose first day is known. Three queries."""
    found = Meeting.objects.select_related("instrument", "country").exclude(starts_on=None)
    changed = _changed(Meeting)
    return [
        _known(
            id=one.code, treaty=one.instrument.slug if one.instrument else None,
            url=_address("treaties:meeting_detail", one.code), start=one.starts_on.isoformat(),
            end=one.ends_on.isoformat() if one.ends_on else None,
            type=one.kind.lower(), status="confirmed" if one.starts_on > on else "over",
            city=one.place, country=one.country.iso2.lower() if one.country else None,
            updated=changed(one.pk), title=_titles(one),
        )
        for one in found.order_by("starts_on", "code")
        if one.starts_on
    ]  # fmt: skip


def decisions(on: date) -> list[Row]:
    """`informea_decisions`, with titles that are the text's own. Three queries."""
    found = Resolution.objects.select_related("instrument", "meeting")
    changed = _changed(Resolution)
    return [
        _known(
            id=str(one.pk), type="resolution", number=one.number, treaty=one.instrument.slug,
            published=_last_day(one.meeting), updated=changed(one.pk),
            meetingId=one.meeting.code if one.meeting else None,
            title={"en": one.title} if one.title and not one.is_title_described else None,
        )
        for one in found.order_by("instrument__code", "year", "number", "pk")
    ]  # fmt: skip


def contacts(on: date) -> list[Row]:
    """`informea_contacts`, with treaties: who is in office, and of each no more than the directory publishes. Three queries."""
    found = designations_shown(on=on).exclude(country=None).exclude(person__display_name="")
    changed = _changed(Designation)
    return [
        _known(
            id=str(one.pk), country=one.country.iso2.lower(), lastName=one.person.display_name,
            position=one.person.position, type=one.role, primary=one.role == "nfp",
            treaties=[one.instrument.slug] if one.instrument else None,
            updated=changed(one.pk),
        )
        for one in found.select_related("person", "country", "instrument").order_by("pk")
        if one.country
    ]  # fmt: skip


def treaties(on: date) -> list[Row]:
    """`informea_treaties`, with titles. Three queries."""
    changed = _changed(Instrument)
    return [
        _known(
            id=one.slug, url=_address("treaties:instrument_detail", one.slug),
            titleEnglish=one.short_name, officialNameEnglish=one.name_en,
            updated=changed(one.pk),
            title={code: words for code in CODES if (words := getattr(one, f"name_{code}"))},
        )
        for one in Instrument.objects.order_by("kind", "code")
    ]  # fmt: skip


VIEWS: dict[str, Callable[[date], list[Row]]] = {
    "informea_national_plans": national_plans,
    "informea_meetings": meetings,
    "informea_decisions": decisions,
    "informea_contacts": contacts,
    "informea_treaties": treaties,
}


def _changed(model: type[Model]) -> Callable[[int], str | None]:
    """When a record was last changed, as the journal knows; what was only loaded is as old as the last load. Two queries."""
    kind = ContentType.objects.get_for_model(model)
    lines = JournalEntry.objects.filter(subject_type=kind).values_list("subject_id")
    by_record = dict(lines.annotate(Max("recorded_at")).order_by())
    loaded = JournalEntry.objects.filter(verb="loaded").aggregate(at=Max("recorded_at"))["at"]

    def told(pk: int) -> str | None:
        at = by_record.get(pk, loaded)
        return at.isoformat(timespec="seconds") if at else None

    return told


def _last_day(meeting: Meeting | None) -> str | None:
    """A decision is published with the meeting that took it."""
    return meeting.ends_on.isoformat() if meeting and meeting.ends_on else None


def _titles(one: Any) -> dict[str, str]:
    return {code: words for code in CODES if (words := getattr(one, f"title_{code}"))}


def _known(**cells: Any) -> Row:
    return {name: value for name, value in cells.items() if value not in (None, "", [], {})}


def _address(name: str, *args: str) -> str:
    with translation.override("en"):
        return f"{settings.SITE_URL}{reverse(name, args=args)}"
