"""Dates of a space: made, changed, cancelled and answered; and a time looked for that suits most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from whimbrel.community.emails.events import write_cancelled
from whimbrel.community.models import (
    Event,
    EventAnswer,
    Space,
    TimeAnswer,
    TimeOption,
    TimeQuestion,
)
from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of


@dataclass(frozen=True)
class Planned:
    """What an event is, as it was filled in."""

    kind: str
    title: str
    starts_at: datetime
    language: str
    ends_at: datetime | None = None
    about: str = ""
    place: str = ""
    link: str = ""
    asks_answer: bool = True


@transaction.atomic
def make_event(*, space: Space, planned: Planned, key: str, by: User, at: datetime) -> Event:
    """Set a date for the space. Doing it twice with the same key sets one."""
    before = Event.objects.filter(key=key).first()
    if before is not None:
        return before
    event = Event.objects.create(space=space, made_by=by, made_at=at, key=key, **_fields(planned))
    record(by, "made event", event)
    return event


@transaction.atomic
def change_event(*, event: Event, planned: Planned, by: User) -> Event:
    """Change the date. Where the time is another, everybody is written to anew, and calendars take it."""
    is_moved = (event.starts_at, event.ends_at) != (planned.starts_at, planned.ends_at)
    changed = {**_fields(planned), "sequence": event.sequence + 1}
    if is_moved:
        changed["told_at"] = None
    for name, value in changed.items():
        setattr(event, name, value)
    event.save(update_fields=list(changed))
    record(by, "changed event", event)
    return event


@transaction.atomic
def cancel_event(*, event: Event, by: User, at: datetime) -> Event:
    """Cancel the date; who said that they come, or perhaps, is written to at once."""
    event.cancelled_at = at
    event.sequence += 1
    event.save(update_fields=["cancelled_at", "sequence"])
    coming = event.answers.exclude(comes=EventAnswer.Comes.NO).select_related("person")
    for one in coming:
        if one.person.is_active and one.person_id != by.pk:
            write_cancelled(event=event, to=recipient_of(one.person))
    record(by, "cancelled event", event)
    return event


@transaction.atomic
def answer_event(*, event: Event, person: User, comes: str, at: datetime) -> EventAnswer:
    """Say whether one comes; the last word counts."""
    found, _ = EventAnswer.objects.update_or_create(
        event=event, person=person, defaults={"comes": comes, "answered_at": at}
    )
    return found


@transaction.atomic
def ask_for_time(
    *,
    space: Space,
    title: str,
    language: str,
    minutes: int,
    moments: Sequence[datetime],
    key: str,
    by: User,
    at: datetime,
) -> TimeQuestion:
    """Offer some moments to those who belong. Doing it twice with the same key offers once."""
    before = TimeQuestion.objects.filter(key=key).first()
    if before is not None:
        return before
    question = TimeQuestion.objects.create(
        space=space, title=title, language=language, minutes=minutes, asked_by=by, asked_at=at,
        key=key,
    )  # fmt: skip
    TimeOption.objects.bulk_create(
        TimeOption(question=question, number=number, starts_at=moment)
        for number, moment in enumerate(sorted(set(moments)), 1)
    )
    record(by, "asked for a time", question)
    return question


@transaction.atomic
def answer_times(
    *, question: TimeQuestion, person: User, suits: Mapping[int, bool], at: datetime
) -> None:
    """Say by number which moments suit and which do not; the last word counts."""
    for option in question.options.all():
        if option.number in suits:
            TimeAnswer.objects.update_or_create(
                option=option,
                person=person,
                defaults={"suits": suits[option.number], "answered_at": at},
            )


@transaction.atomic
def choose_time(*, option: TimeOption, by: User, at: datetime) -> Event:
    """Make a call of the space at that moment. Whom the moment suits has said that they come."""
    question = option.question
    if question.event is not None:
        return question.event
    planned = Planned(
        Event.Kind.CALL,
        question.title,
        option.starts_at,
        question.language,
        ends_at=option.starts_at + timedelta(minutes=question.minutes),
    )
    event = make_event(
        space=question.space, planned=planned, key=f"time:{question.pk}", by=by, at=at
    )
    for one in option.answers.filter(suits=True).select_related("person"):
        answer_event(event=event, person=one.person, comes=EventAnswer.Comes.YES, at=at)
    question.event, question.closed_at = event, at
    question.save(update_fields=["event", "closed_at"])
    return event


def _fields(planned: Planned) -> dict[str, object]:
    return dict(vars(planned))
