"""Whom an instrument has just come to bind, and who is told."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from whimbrel.accession.models import Path, PlaybookStep, RecruitmentFile, Stage
from whimbrel.accession.queries.playbook import is_reached
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument, Role, TreatyAction
from whimbrel.treaties.queries.membership import NewParty, new_parties

# Older entries are history: nobody is told of them when they are entered late.
NEWS_FOR = timedelta(days=31)
IN_FEED = 30


def entries_to_record(*, on: date) -> QuerySet[TreatyAction]:
    """Acts of the family that came into force in the last weeks, and of which nobody was told yet."""
    found = TreatyAction.objects.in_force(on=on)
    return (
        found.filter(in_force_on__gt=on - NEWS_FOR, entry=None)
        .exclude(instrument__kind=Instrument.Kind.SISTER_CONVENTION)
        .select_related("country", "instrument")
        .order_by("in_force_on", "pk")
    )


def deposits_to_note(*, on: date) -> list[tuple[RecruitmentFile, TreatyAction]]:
    """Open files that do not say yet that the instrument was deposited, each with the act. Two queries.

    A file that was found to have gone back from there is left as it stands.
    """
    silent = RecruitmentFile.objects.filter(closed_at=None).exclude(
        stages__stage__in=[
            step for step in Stage.Step if is_reached(Stage.Step.DEPOSITED, now=step)
        ]
    )
    files = {(one.country_id, one.instrument_id): one for one in silent}
    # What ended is of an earlier time as a Party, and no answer to this file.
    acts = TreatyAction.objects.binding().filter(
        ends_on=None, deposited_on__lte=on,
        country__in=[one.country_id for one in silent],
    ).order_by("deposited_on", "pk")  # fmt: skip
    found = {(one.country_id, one.instrument_id): one for one in acts}
    return [(files[key], act) for key, act in found.items() if key in files]


def who_is_told(instrument: Instrument, *, on: date) -> QuerySet[User]:
    """The focal points of the instrument who are in office."""
    held = User.objects.filter(
        designations__in=instrument.designations.in_office(on=on).filter(role=Role.NFP)
    )
    return held.filter(is_active=True).distinct()


def newest_parties(instrument: Instrument, *, on: date) -> list[NewParty]:
    """Who joined last, the newest first; those of the first day are not new."""
    joined = new_parties(instrument, after=instrument.in_force_on or date.min, until=on)
    return joined[::-1][:IN_FEED]


def deposits_unasked(*, on: date) -> QuerySet[TreatyAction]:
    """Acts deposited in the last weeks by States of whom nobody keeps or kept a file, where there is a way to welcome them."""
    kept = RecruitmentFile.objects.filter(
        country=OuterRef("country"), instrument=OuterRef("instrument")
    )
    welcomed = PlaybookStep.objects.filter(path=Path.WELCOME).values("instrument")
    found = TreatyAction.objects.binding().filter(
        ~Exists(kept), ends_on=None, deposited_on__gt=on - NEWS_FOR, deposited_on__lte=on,
        instrument__in=welcomed,
    )  # fmt: skip
    return (
        found.exclude(instrument__kind=Instrument.Kind.SISTER_CONVENTION)
        .select_related("country", "instrument")
        .order_by("deposited_on", "pk")
    )
