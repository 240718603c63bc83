"""Consultations of the Parties and silence procedures: opened, spoken in, put off, taken back, closed, stated.

An objection and the closing worker may meet at the last second. Both lock the consultation first, so that one comes after
the other: whoever objects in time stops the adoption, whoever comes later is told so, and never is both true.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.actions.webhook_events import tell_programs
from whimbrel.community.models import (
    Consultation,
    ConsultationChange,
    ConsultedParty,
    PartyVoice,
    Space,
)
from whimbrel.community.queries.consultations import public_outcomes
from whimbrel.community.queries.public_talk import outcome_as_data
from whimbrel.core.inbox.unread import letters_in_time
from whimbrel.core.journal import record
from whimbrel.designations.queries.voices import addressed_countries
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument, Region

# What left a browser or a mail server in time has arrived by then.
GRACE = timedelta(minutes=2)


class NobodyAsked(Exception):
    """No Party fits the rule; nothing was opened."""


class ConsultationOver(Exception):
    """It takes no more voices and no changes; nothing was changed."""


@dataclass(frozen=True)
class Matter:
    """What is put to whom, until when. Title and text by language; `key` as the form made it."""

    kind: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    instrument: Instrument
    closes_at: datetime
    key: str
    region: Region | None = None
    is_outcome_public: bool = False


@dataclass(frozen=True)
class Saying:
    """What is said for a Party: the position, in words, in which role, by which way, and when it came in."""

    position: str
    words: str
    role: str
    at: datetime
    channel: str = PartyVoice.Channel.WEB


@transaction.atomic
def open_consultation(*, space: Space, matter: Matter, by: User, at: datetime) -> Consultation:
    """Put the text to the Parties of that day. Doing it twice with the same key opens one. Raises NobodyAsked."""
    before = Consultation.objects.filter(key=matter.key).first()
    if before is not None:
        return before
    countries = addressed_countries(
        matter.instrument,
        on=localdate(at),
        regions=[matter.region] if matter.region else [],
    )
    if not countries:
        raise NobodyAsked
    consultation = Consultation.objects.create(
        space=space,
        kind=matter.kind,
        title=dict(matter.title),
        text=dict(matter.text),
        instrument=matter.instrument,
        region=matter.region,
        opened_by=by,
        opened_at=at,
        closes_at=matter.closes_at,
        is_outcome_public=matter.is_outcome_public,
        key=matter.key,
    )
    ConsultedParty.objects.bulk_create(
        ConsultedParty(consultation=consultation, country=country) for country in countries
    )
    record(by, "asked the Parties", consultation, parties=len(countries))
    return consultation


@transaction.atomic
def speak(*, party: ConsultedParty, saying: Saying, by: User, kept_at: datetime) -> PartyVoice:
    """Keep what is said for the Party in place of what stood. Raises ConsultationOver where it came too late.

    `saying.at` is when it came in, and decides; `kept_at` is now. Saying the same again changes nothing.
    """
    consultation = _locked(party.consultation_id)
    if not consultation.is_open(at=saying.at):
        raise ConsultationOver
    stands = PartyVoice.objects.filter(party=party, replaced_at=None).first()
    same = (saying.position, saying.words, by.pk)
    if stands is not None and same == (stands.position, stands.words, stands.said_by_id):
        return stands
    if stands is not None:
        stands.replaced_at = kept_at
        stands.save(update_fields=["replaced_at"])
    voice = PartyVoice.objects.create(
        party=party,
        position=saying.position,
        words=saying.words,
        said_by=by,
        name=by.display_name[:200],
        role=saying.role,
        channel=saying.channel,
        said_at=saying.at,
        kept_at=kept_at,
    )
    record(by, "spoke for a Party", voice, position=voice.position, channel=voice.channel)
    return voice


@transaction.atomic
def put_off(
    *, consultation: Consultation, until: datetime, why: str, by: User, at: datetime
) -> ConsultationChange:
    """Give the Parties more time. Raises ConsultationOver where the deadline is past, or the new one is no later."""
    locked = _locked(consultation.pk)
    if not locked.is_open(at=at) or until <= locked.closes_at:
        raise ConsultationOver
    change = _change(locked, until, why, by, at)
    locked.closes_at = until
    locked.save(update_fields=["closes_at"])
    record(by, "put off", locked, old={"closes_at": change.closed_before.isoformat()}, new={"closes_at": until.isoformat()})  # fmt: skip
    return change


@transaction.atomic
def take_back(
    *, consultation: Consultation, why: str, by: User, at: datetime
) -> ConsultationChange:
    """Take the text back before it is decided; what was said is kept. Raises ConsultationOver."""
    locked = _locked(consultation.pk)
    if locked.closed_at or locked.withdrawn_at:
        raise ConsultationOver
    change = _change(locked, None, why, by, at)
    locked.withdrawn_at = at
    locked.save(update_fields=["withdrawn_at"])
    record(by, "withdrew", locked)
    return change


def close_due_consultations(*, at: datetime) -> list[Consultation]:
    """Close all whose deadline is past and whose letters have all met their end; those closed now."""
    due = Consultation.objects.standing().filter(closes_at__lte=at - GRACE).order_by("closes_at")
    closed = [close_consultation(consultation=one, at=at) for one in due]
    return [one for one in closed if one is not None]


@transaction.atomic
def close_consultation(*, consultation: Consultation, at: datetime) -> Consultation | None:
    """Let the voices stand as they are; what a silence procedure came to is said at once. None where it is not time yet.

    A letter that came in time and is not read, or waits at the desk, could be an objection: nothing is adopted over it.
    """
    locked = _locked(consultation.pk)
    if locked.closed_at or locked.withdrawn_at or at < locked.closes_at + GRACE:
        return None
    if letters_in_time("consult", locked.pk, before=locked.closes_at, with_held=True).exists():
        return None
    locked.closed_at = at
    if locked.is_silence:
        locked.stated_at = at
    locked.save(update_fields=["closed_at", "stated_at"])
    objected = PartyVoice.objects.filter(
        party__consultation=locked, replaced_at=None, position=PartyVoice.Position.NO
    )
    if not locked.is_silence:
        record(None, "closed consultation of Parties", locked)
    else:
        _tell_outcome(locked, at)
        record(None, "not adopted" if objected.exists() else "adopted by silence", locked)
    return locked


@transaction.atomic
def state_outcome(
    *, consultation: Consultation, words: Mapping[str, str], by: User, at: datetime
) -> Consultation:
    """Say in words what came of it; all who were asked are told. Raises ConsultationOver while it is not closed."""
    locked = _locked(consultation.pk)
    if locked.closed_at is None:
        raise ConsultationOver
    locked.outcome, locked.stated_at, locked.stated_told_at = dict(words), at, None
    locked.save(update_fields=["outcome", "stated_at", "stated_told_at"])
    _tell_outcome(locked, at)
    record(by, "stated outcome", locked)
    return locked


def _tell_outcome(consultation: Consultation, at: datetime) -> None:
    """Let other programs know what everybody may read."""
    found = public_outcomes().filter(pk=consultation.pk).first()
    if found is not None:
        key = f"outcome.published:{found.pk}:{at.isoformat()}"
        tell_programs("outcome.published", key, at=at, data=outcome_as_data(found))


def _locked(pk: int) -> Consultation:
    """The consultation as it is now, its row held until the transaction ends."""
    return Consultation.objects.select_for_update().get(pk=pk)


def _change(
    consultation: Consultation, until: datetime | None, why: str, by: User, at: datetime
) -> ConsultationChange:
    return ConsultationChange.objects.create(
        consultation=consultation,
        closed_before=consultation.closes_at,
        closes_at=until,
        why=why,
        made_by=by,
        made_at=at,
    )
