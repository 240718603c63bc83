"""Files on non-Parties in the demo: whom the Secretariat approached before COP11, by what was published, and what came of it."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.accession.actions.counterparts import add_counterpart
from whimbrel.accession.actions.offers import Offered, note_offer
from whimbrel.accession.actions.recruitment import (
    Said,
    close_file,
    note_approach,
    note_obstacle,
    note_stage,
    open_file,
)
from whimbrel.accession.models import (
    Approach,
    Counterpart,
    Obstacle,
    Outreach,
    RecruitmentFile,
    RecruitmentOffer,
    Stage,
)
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.acts import acts_in_force

# The one file in which the demo shows a next step that is late.
SHOWN = "VNM"


@transaction.atomic
def settle_recruitment() -> int:
    """A file for each State that was approached; those that have joined since are closed. How many were opened now."""
    if RecruitmentFile.objects.exists():
        return 0
    secretariat = User.objects.get(email="secretariat@demo.example")
    opened = [
        _open(one, one.country, by=secretariat)
        for one in Outreach.objects.select_related("country", "instrument")
        if one.country is not None
    ]
    return len(opened)


def _open(one: Outreach, country: Country, *, by: User) -> RecruitmentFile:
    at = now()
    file = open_file(country=country, instrument=one.instrument, by=by, at=at, on=one.starts_on)
    note_stage(
        file=file, stage=Stage.Step.CONTACT, since=one.ends_on, note=one.source[:300], by=by, at=at
    )
    bound = [
        act for act in acts_in_force(one.instrument, on=localdate()) if act.country_id == country.pk
    ]
    for act in bound:
        for stage, day in (
            (Stage.Step.DEPOSITED, act.deposited_on),
            (Stage.Step.IN_FORCE, act.in_force_on),
        ):
            if day:
                note_stage(file=file, stage=stage, since=day, by=by, at=at)
    if bound:
        close_file(file=file, by=by, at=at)
    elif country.iso3 == SHOWN:
        _show_work(file, by=by, today=localdate())
    return file


def _show_work(file: RecruitmentFile, *, by: User, today: date) -> None:
    counterpart = add_counterpart(
        file=file,
        by=by,
        name=f"Director of biodiversity, {file.country.name_en} (demo)",
        office="Ministry of the environment (demo)",
        relation=Counterpart.Relation.MINISTRY,
        email="biodiversity@demo.example",
        language="en",
        starts_on=today - timedelta(days=400),
    )
    said = Said(
        day=today - timedelta(days=40),
        kind=Approach.Kind.LETTER,
        person=counterpart,
        next_step="Send the paper on what joining means (demo)",
        next_on=today - timedelta(days=5),
    )
    note_approach(file=file, said=said, by=by, at=now())
    offered = Offered(
        RecruitmentOffer.Kind.TEXTS, today - timedelta(days=30), "The Secretariat",
        "The texts and a model instrument (demo)",
    )  # fmt: skip
    note_offer(file=file, offered=offered, by=by, at=now())
    note_obstacle(file=file, kind=Obstacle.Kind.OVERLAP, answer="", by=by, on=today)
