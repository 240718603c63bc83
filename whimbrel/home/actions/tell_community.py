"""A new Party is told in the e-community on the day it becomes one: rooms of one floor, joined here."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from whimbrel.accession.models import EntryIntoForce
from whimbrel.community.actions.posts import Words
from whimbrel.community.actions.threads import start_thread
from whimbrel.community.models import Space, Thread
from whimbrel.core.languages import CODES
from whimbrel.core.periods import written_date
from whimbrel.people.actions.house import house_account
from whimbrel.treaties.models import Instrument, TreatyAction

# What was recorded before that is news to nobody; within it nothing is told twice.
NEWS = timedelta(days=1)


def tell_members_of_new_parties(*, at: datetime) -> list[Thread]:
    """A thread for each entry into force recorded within the last day, in a space that every member reads; once each.

    Where no such space is open for the instrument, nothing is told. It says what the register shows everybody.
    """
    told = []
    new = EntryIntoForce.objects.filter(recorded_at__gt=at - NEWS, recorded_at__lte=at)
    for one in new.select_related("action__country__region", "action__instrument").order_by("pk"):
        space = spaces_for(one.action.instrument, at=at).first()
        if space is not None:
            told.append(_tell(one.action, space))
    return told


def spaces_for(instrument: Instrument, *, at: datetime) -> QuerySet[Space]:
    """Where news of the instrument belongs: its open spaces that everybody or every member reads, the most open first."""
    is_public = When(open_to=Space.OpenTo.PUBLIC, then=Value(0))
    found = Space.objects.filter(
        instrument=instrument, kind=Space.Kind.INSTRUMENT, is_confidential=False
    ).exclude(open_to=Space.OpenTo.CLOSED)
    return found.exclude(archived_at__lte=at).order_by(Case(is_public, default=Value(1)), "pk")


@transaction.atomic
def _tell(action: TreatyAction, space: Space) -> Thread:
    with override("en"):
        title = _title(action)
    words = Words(
        text="\n\n".join(_said(action, code) for code in CODES), language="en",
        key=f"party.joined:{action.pk}", is_of_house=True,
    )  # fmt: skip
    return start_thread(
        space=space, title=title, by=house_account(), words=words,
        instrument=action.instrument, region=action.country.region,
    )  # fmt: skip


def _said(action: TreatyAction, language: str) -> str:
    """The news in one language, with the way to the register."""
    with override(language):
        page = reverse("treaties:country_detail", args=[action.country.iso3])
        if action.in_force_on is None:
            return f"{_title(action)}. {settings.SITE_URL}{page}"
        words = {
            "code": action.instrument.short_name,
            "country": action.country.name,
            "day": written_date(action.in_force_on, language),
        }
        said = _("%(code)s is in force for %(country)s since %(day)s.") % words
        return f"{said} {settings.SITE_URL}{page}"


def _title(action: TreatyAction) -> str:
    words = {"country": action.country.name, "code": action.instrument.short_name}
    return _("%(code)s is in force for %(country)s") % words
