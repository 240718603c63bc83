"""Who took part in which stage of a plan."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.models import Nbsap, Participation
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument


@transaction.atomic
def note_participation(
    *, nbsap: Nbsap, stage: str, instruments: Iterable[Instrument], office: str, by: User, at: datetime
) -> list[Participation]:  # fmt: skip
    """The focal points of these conventions, and the other office, took part. Twice changes nothing; those noted now."""
    wanted: list[dict[str, object]] = [{"instrument": one, "office": ""} for one in instruments]
    if office:
        wanted.append({"instrument": None, "office": office})
    noted = []
    for one in wanted:
        found, is_new = Participation.objects.get_or_create(
            nbsap=nbsap, stage=stage, taken_back_at=None, **one,
            defaults={"noted_by": by, "noted_at": at},
        )  # fmt: skip
        if is_new:
            noted.append(found)
    if noted:
        record(by, "noted who took part in the plan", nbsap, stage=stage, offices=len(noted))
    return noted


@transaction.atomic
def take_back_participation(*, participation: Participation, by: User, at: datetime) -> None:
    """It took no part after all. Doing it twice changes nothing."""
    if participation.taken_back_at is None:
        participation.taken_back_at = at
        participation.save(update_fields=["taken_back_at"])
        record(by, "took back who took part", participation.nbsap, stage=participation.stage)
