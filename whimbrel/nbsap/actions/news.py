"""New public records are noted once, and those who follow are told as often as they want to be written to."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.mail.quiet import last_round
from whimbrel.nbsap.emails import write_news
from whimbrel.nbsap.models import Following, News
from whimbrel.nbsap.queries.news import (
    new_deposits,
    new_plans,
    new_questionnaires,
    new_stages,
    news_after,
)
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument


@transaction.atomic
def note_news(*, at: datetime) -> list[News]:
    """Note each record that is new since the last time. Doing it twice changes nothing."""
    on = localdate(at)
    # A national plan is owed to the CBD (Art. 6).
    cbd = Instrument.objects.filter(code="CBD").first()
    plans = list(new_plans())
    found = [News(nbsap=one, country_id=one.country_id, instrument=cbd, noted_at=at) for one in plans]  # fmt: skip
    fresh = {one.pk for one in plans}
    found += [
        News(
            stage=one, country_id=one.nbsap.country_id, instrument=cbd, noted_at=at,
            is_silent=one.nbsap_id in fresh,
        )
        for one in new_stages()
    ]  # fmt: skip
    found += [
        News(questionnaire=one, instrument_id=one.instrument_id, noted_at=at)
        for one in new_questionnaires(on=on)
    ]
    found += [
        News(action=one, country_id=one.country_id, instrument_id=one.instrument_id, noted_at=at)
        for one in new_deposits(on=on)
    ]
    return News.objects.bulk_create(found, ignore_conflicts=True)


def tell_followers(*, at: datetime) -> int:
    """Write to everybody whose round has come what is new of what they follow; how many letters. Each record is told once."""
    followings = Following.objects.filter(person__is_active=True).select_related("person")
    by_person: dict[User, list[Following]] = {}
    for one in followings.order_by("person", "pk"):
        by_person.setdefault(one.person, []).append(one)
    if not by_person:
        return 0
    oldest = min(one.told_up_to for ours in by_person.values() for one in ours)
    news = news_after(oldest)
    return sum(_tell(person, ours, news, at=at) for person, ours in by_person.items())


@transaction.atomic
def _tell(person: User, followings: list[Following], news: list[News], *, at: datetime) -> bool:
    until = last_round(at, person.time_zone, person.written_to)
    due = [one for one in news if one.noted_at <= until]
    ours = [
        one
        for one in due
        if any(one.pk > each.told_up_to and each.is_about(one) for each in followings)
    ]
    if due:
        told = Following.objects.filter(person=person, told_up_to__lt=due[-1].pk)
        told.update(told_up_to=due[-1].pk)
    return bool(ours) and write_news(news=ours, person=person) is not None
