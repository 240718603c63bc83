"""Counterparts of sister conventions, and what is agreed with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.models import Counterpart, Liaison
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument


@dataclass(frozen=True)
class Met:
    """What is written down of one contact."""

    day: date
    said: str
    agreed: str = ""
    due_on: date | None = None


@transaction.atomic
def add_counterpart(
    *, country: Country, instrument: Instrument, office: str, email: str, source: str, starts_on: date | None, by: User
) -> Counterpart:  # fmt: skip
    added = Counterpart.objects.create(
        country=country, instrument=instrument, office=office, email=email, source=source, starts_on=starts_on
    )  # fmt: skip
    record(by, "added a counterpart", added)
    return added


@transaction.atomic
def end_counterpart(*, counterpart: Counterpart, by: User, on: date) -> Counterpart:
    """The office acts no more from that day. Doing it twice changes nothing."""
    if counterpart.ends_on is None:
        counterpart.ends_on = on
        counterpart.save(update_fields=["ends_on"])
        record(by, "ended a counterpart", counterpart)
    return counterpart


@transaction.atomic
def note_liaison(
    *, country: Country, instruments: Iterable[Instrument], met: Met, by: User, at: datetime
) -> Liaison:
    noted = Liaison.objects.create(country=country, **met.__dict__, noted_by=by, noted_at=at)
    noted.instruments.set(instruments)
    record(by, "noted a contact with counterparts", noted)
    return noted


@transaction.atomic
def do_what_was_agreed(*, liaison: Liaison, by: User, at: datetime) -> Liaison:
    """It is done. Doing it twice changes nothing."""
    if liaison.done_at is None:
        liaison.done_at = at
        liaison.save(update_fields=["done_at"])
        record(by, "did what was agreed", liaison)
    return liaison
