"""Notifications: issued under a number, answered for a country."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.meetings.models import (
    AnswerFile,
    NotedCountry,
    Notification,
    NotificationAnswer,
    NumberedYear,
)
from whimbrel.meetings.queries.notifications import countries_to
from whimbrel.people.models import User


class AlreadyIssued(Exception):
    """It has its number; nothing was changed."""


class NobodyAddressed(Exception):
    """No country fits the rule; nothing was issued."""


@dataclass(frozen=True)
class Answering:
    """What is answered, in which role, by which way, and when it came in; files as name and bytes."""

    words: str
    role: str
    at: datetime
    channel: str = NotificationAnswer.Channel.WEB
    files: Iterable[tuple[str, bytes]] = ()


@transaction.atomic
def issue(*, notification: Notification, by: User, at: datetime) -> Notification:
    """Give it the next number of the year and address it to the countries of that day; the worker writes to them.

    The numbers of a year have no gap: the number is given in the transaction that issues, under a lock on the year.
    Raises AlreadyIssued, NobodyAddressed.
    """
    locked = Notification.objects.select_for_update().get(pk=notification.pk)
    if locked.issued_at is not None:
        raise AlreadyIssued
    countries = countries_to(locked, on=localdate(at))
    if not countries:
        raise NobodyAddressed
    year = localdate(at).year
    NumberedYear.objects.get_or_create(year=year)
    NumberedYear.objects.filter(year=year).update(last_number=F("last_number") + 1)
    locked.year, locked.number = year, NumberedYear.objects.get(year=year).last_number
    locked.issued_at, locked.issued_by = at, by
    locked.save(update_fields=["year", "number", "issued_at", "issued_by"])
    NotedCountry.objects.bulk_create(
        NotedCountry(notification=locked, country=country) for country in countries
    )
    record(by, "issued notification", locked, countries=len(countries))
    return locked


@transaction.atomic
def answer_notification(
    *, noted: NotedCountry, answering: Answering, by: User, kept_at: datetime
) -> NotificationAnswer:
    """Keep the country's answer in place of what stood. The same again changes nothing."""
    NotedCountry.objects.select_for_update().get(pk=noted.pk)
    stands = NotificationAnswer.objects.filter(noted=noted, replaced_at=None).first()
    files = list(answering.files)
    same = (answering.words, by.pk)
    if stands is not None and not files and same == (stands.words, stands.said_by_id):
        return stands
    if stands is not None:
        stands.replaced_at = kept_at
        stands.save(update_fields=["replaced_at"])
    answer = NotificationAnswer.objects.create(
        noted=noted,
        words=answering.words,
        said_by=by,
        name=by.display_name[:200],
        role=answering.role,
        channel=answering.channel,
        said_at=answering.at,
    )
    for name, content in files:
        AnswerFile.objects.create(
            answer=answer, name=name[:200], size=len(content),
            file=ContentFile(content, name=name[-80:] or "file"),
        )  # fmt: skip
    record(by, "answered notification", answer, channel=answer.channel)
    return answer
