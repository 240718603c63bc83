"""Somebody follows new records, and stops."""

from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.actions.news import note_news
from whimbrel.nbsap.models import Following
from whimbrel.nbsap.queries.news import latest_news
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument, Region


@transaction.atomic
def follow(
    *,
    person: User,
    at: datetime,
    country: Country | None = None,
    region: Region | None = None,
    instrument: Instrument | None = None,
) -> Following:
    """Be told of what comes from now on: of one of the three, or of all where none is given. Twice changes nothing.

    What is there already and was not noted yet is noted first, so that it is no news to the person.
    """
    note_news(at=at)
    following, is_new = Following.objects.get_or_create(
        person=person, country=country, region=region, instrument=instrument,
        defaults={"told_up_to": latest_news()},
    )  # fmt: skip
    if is_new:
        record(person, "followed new records", following)
    return following


@transaction.atomic
def stop_following(*, following: Following, by: User) -> None:
    record(by, "stopped following new records", following)
    following.delete()
