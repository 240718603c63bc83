"""The persons of a file: written down, ended, and forgotten."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.accession.actions.relations import end_relations_of
from whimbrel.accession.models import Counterpart, RecruitmentFile
from whimbrel.accession.queries.retention import silent_since
from whimbrel.core.journal import record
from whimbrel.people.models import User


@transaction.atomic
def add_counterpart(*, file: RecruitmentFile, by: User, **said: object) -> Counterpart:
    """Write down a person of the file. The journal names the file and not the person."""
    counterpart = Counterpart(file=file, **said)
    counterpart.full_clean()
    counterpart.save()
    record(by, "noted a person", file)
    return counterpart


@transaction.atomic
def end_counterpart(*, counterpart: Counterpart, by: User, on: date) -> Counterpart:
    """The person holds the office no more. Ending twice changes nothing."""
    if counterpart.ends_on is None:
        counterpart.ends_on = max(on, counterpart.starts_on)
        counterpart.save(update_fields=["ends_on"])
        end_relations_of(counterpart, on=counterpart.ends_on)
        record(by, "noted that a person left", counterpart.file)
    return counterpart


def forget_silent(before: datetime) -> int:
    """Persons who were neither spoken with nor confirmed for long. What was said stays, under the office."""
    keys = list(silent_since(localdate(before)).values_list("pk", flat=True))
    gone = Counterpart.objects.filter(pk__in=keys).delete()[1]
    return gone.get(Counterpart._meta.label, 0)


def forget_counterparts(before: datetime) -> int:
    """Persons whose office ended long ago, or whose file was closed then. What was said stays, under the office."""
    ended = Counterpart.objects.filter(ends_on__lt=localdate(before))
    closed = Counterpart.objects.filter(file__closed_at__lt=before)
    found = (ended | closed).distinct()
    return Counterpart.objects.filter(pk__in=list(found.values_list("pk", flat=True))).delete()[1].get(
        Counterpart._meta.label, 0
    )  # fmt: skip
