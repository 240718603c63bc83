"""Writing to those who belong to a space about its dates. Done by the worker; each letter says once what it is about."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.emails.events import write_event, write_time_question
from whimbrel.community.models import Event, Space, Subscription, TimeQuestion
from whimbrel.community.queries.spaces import people_of
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of


def tend_events(*, at: datetime) -> int:
    """Write about new and changed dates, and about times looked for; how many letters."""
    letters = 0
    waiting = Event.objects.filter(told_at=None, cancelled_at=None)
    for event in waiting.select_related("space__within"):
        with transaction.atomic():
            if event.asks_answer and not event.is_over(at=at):
                for one in _written_to(event.space, at=at):
                    letters += write_event(event=event, to=recipient_of(one)) is not None
            Event.objects.filter(pk=event.pk).update(told_at=at)
    asked = TimeQuestion.objects.filter(told_at=None, closed_at=None)
    for question in asked.select_related("space__within").prefetch_related("options"):
        with transaction.atomic():
            for one in _written_to(question.space, at=at):
                letters += write_time_question(question=question, to=recipient_of(one)) is not None
            TimeQuestion.objects.filter(pk=question.pk).update(told_at=at)
    return letters


def _written_to(space: Space, *, at: datetime) -> list[User]:
    """Who belongs to the space, save whoever wants nothing from it."""
    silent = Subscription.objects.filter(space=space, often=Subscription.Often.NOTHING)
    people = people_of(space, on=localdate(at), at=at)
    return list(people.exclude(pk__in=silent.values("person")))
