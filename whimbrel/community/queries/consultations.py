"""Consultations of the Parties: who was asked, who said what, until when by which clock, and what came of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from whimbrel.community.models import (
    Consultation,
    ConsultedParty,
    PartyVoice,
    Space,
)
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.core.languages import sort_key
from whimbrel.core.moments import clock_of
from whimbrel.designations.queries.voices import NOBODY, Speakers, may_speak, speakers, spoken_for

Position = PartyVoice.Position


@dataclass(frozen=True)
class PartyRow:
    """One Party of a consultation: what it says now, and who may speak for it on the day asked."""

    party: ConsultedParty
    name: str
    voice: PartyVoice | None
    speakers: Speakers
    said: str = ""


@dataclass(frozen=True)
class Outcome:
    """What a consultation has come to. `objecting` are the Parties that said no, by name."""

    asked: int
    answered: int
    counts: tuple[tuple[str, str, int, int], ...]
    objecting: tuple[str, ...]
    is_adopted: bool


@dataclass(frozen=True)
class Zone:
    """The deadline by one clock, and the Parties whose speakers go by it."""

    zone: str
    at: datetime
    names: tuple[str, ...]


def consultations_visible_to(
    belonging: Belonging, spoken: set[tuple[int, int]]
) -> QuerySet[Consultation]:
    """Those of the spaces the person reads, and those in which they speak for a Party."""
    seen = Q(space__in=spaces_visible_to(belonging).values("pk"))
    asked = Q(pk__in=[])
    for country, instrument in spoken:
        asked |= Q(instrument=instrument, parties__country=country)
    pairs = Consultation.objects.filter(asked).values("pk")
    return Consultation.objects.filter(seen | Q(pk__in=pairs)).select_related(
        "space__within", "instrument", "region"
    )


def consultations_of(space: Space) -> QuerySet[Consultation]:
    return Consultation.objects.filter(space=space).select_related("instrument")


def current_voices() -> QuerySet[PartyVoice]:
    return PartyVoice.objects.filter(replaced_at=None)


def parties_of(consultation: Consultation) -> list[ConsultedParty]:
    """The Parties asked, each with its voice as `spoken`; two queries."""
    found = consultation.parties.select_related("country").prefetch_related(
        Prefetch("voices", current_voices(), to_attr="spoken")
    )
    return sorted(found, key=lambda one: sort_key(one.country.name))


def party_rows(consultation: Consultation, *, on: date) -> list[PartyRow]:
    """The full table of Parties: three queries, however many they are."""
    parties = parties_of(consultation)
    held = speakers(consultation.instrument_id, [one.country_id for one in parties], on=on)
    rows = []
    for party in parties:
        voice = next(iter(party.spoken), None)  # type: ignore[attr-defined]
        said = voice.said(in_silence=consultation.is_silence) if voice else ""
        speaking = held.get(party.country_id, NOBODY)
        rows.append(PartyRow(party, party.country.name, voice, speaking, said))
    return rows


def outcome_of(consultation: Consultation, rows: list[PartyRow]) -> Outcome:
    """Counted from the voices as they stand. In a silence procedure the text is adopted where no Party objects."""
    voices = [row.voice for row in rows if row.voice]
    by_position = Counter(voice.position for voice in voices)
    example = PartyVoice()
    counts = []
    for position in Position:
        if consultation.is_silence and position == Position.ABSTAIN:
            continue
        example.position = position
        number = by_position[position.value]
        share = round(100 * number / len(rows)) if rows else 0
        words = example.said(in_silence=consultation.is_silence)
        counts.append((position.value, words, number, share))
    objecting = tuple(row.name for row in rows if row.voice and row.voice.position == Position.NO)
    is_adopted = bool(consultation.is_silence and consultation.closed_at and not objecting)
    return Outcome(len(rows), len(voices), tuple(counts), objecting, is_adopted)


def deadline_zones(consultation: Consultation, rows: list[PartyRow]) -> list[Zone]:
    """The deadline by the clocks of all who were asked, the earliest clock first."""
    by_zone: dict[str, list[str]] = {}
    for row in rows:
        if (first := row.speakers.first or next(iter(row.speakers.held), None)) is not None:
            by_zone.setdefault(first.person.time_zone, []).append(row.name)
    at = consultation.closes_at
    zones = [
        Zone(zone, at.astimezone(clock_of(zone)), tuple(names)) for zone, names in by_zone.items()
    ]
    return sorted(
        zones, key=lambda one: (-(one.at.utcoffset() or at - at).total_seconds(), one.zone)
    )


def voiced_by(
    consultation: Consultation, person_id: int | None, *, on: date
) -> list[tuple[ConsultedParty, str, PartyVoice | None]]:
    """The Parties of the consultation for which this person may speak: in which role, and what stands of them.

    A deputy is named here also while the focal point has spoken; `may_speak` says whether it is their turn.
    """
    pairs = spoken_for(person_id, on=on)
    countries = [
        country for country, instrument in pairs if instrument == consultation.instrument_id
    ]
    if not countries:
        return []
    held = speakers(consultation.instrument_id, countries, on=on)
    found = consultation.parties.filter(country__in=countries).select_related("country")
    found = found.prefetch_related(Prefetch("voices", current_voices(), to_attr="spoken"))
    return [
        (
            party,
            held.get(party.country_id, NOBODY).role_of(person_id),
            next(iter(party.spoken), None),
        )
        for party in found
    ]


def waiting_for(person_id: int | None, *, on: date, at: datetime) -> list[Consultation]:
    """Open consultations in which a Party that this person may speak for has said nothing. Two queries."""
    pairs = spoken_for(person_id, on=on)
    if not pairs:
        return []
    asked = Q(pk__in=[])
    for country, instrument in pairs:
        asked |= Q(country=country, consultation__instrument=instrument)
    silent = ConsultedParty.objects.filter(asked).exclude(pk__in=current_voices().values("party"))
    return list(
        Consultation.objects.standing()
        .filter(closes_at__gt=at, pk__in=silent.values("consultation"))
        .select_related("instrument")
        .order_by("closes_at", "pk")
    )


def is_turn(role: str, voice: PartyVoice | None) -> bool:
    """Whether somebody in that role may speak now; what came on paper counts as the focal point's."""
    spoken_as = "" if voice is None else voice.role or "nfp"
    return may_speak(role, spoken_as=spoken_as)


def public_outcomes() -> QuerySet[Consultation]:
    """What everybody may read: consultations that are over and were opened with a public outcome."""
    return (
        Consultation.objects.filter(
            is_outcome_public=True, closed_at__isnull=False, stated_at__isnull=False
        )
        .select_related("instrument", "region")
        .order_by("-closed_at", "-pk")
    )
