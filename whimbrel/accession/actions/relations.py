"""How the persons of a file stand to each other: written down, ended, and carried over when two entries are merged."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from whimbrel.accession.models import Counterpart, Relation
from whimbrel.accession.queries.relations import reaches
from whimbrel.core.journal import record
from whimbrel.people.models import User


class NotRelated(Exception):
    """The two are one, or of different files, or it stands already."""


class Circle(Exception):
    """Who is above would report to who is below."""


@transaction.atomic
def relate(
    *, giver: Counterpart, kind: str, taker: Counterpart, starts_on: date, by: User
) -> Relation:
    """Write it down. The journal names the file and not the persons. Raises NotRelated, Circle."""
    if giver.pk == taker.pk or giver.file_id != taker.file_id:
        raise NotRelated
    open_ones = Relation.objects.filter(giver__file=giver.file_id, ends_on=None)
    if open_ones.filter(giver=giver, kind=kind, taker=taker).exists():
        raise NotRelated
    if kind == Relation.Kind.REPORTS and reaches(
        taker, giver, open_ones.filter(kind=Relation.Kind.REPORTS)
    ):
        raise Circle
    made = Relation.objects.create(giver=giver, kind=kind, taker=taker, starts_on=starts_on)
    record(by, "noted a relation", giver.file)
    return made


@transaction.atomic
def end_relation(*, relation: Relation, by: User, on: date) -> Relation:
    """From that day on it is so no more. Ending twice changes nothing."""
    if relation.ends_on is None:
        relation.ends_on = max(on, relation.starts_on)
        relation.save(update_fields=["ends_on"])
        record(by, "ended a relation", relation.giver.file)
    return relation


def end_relations_of(counterpart: Counterpart, *, on: date) -> None:
    """With the office end all relations of who held it. Call it inside the action's transaction."""
    ours = Relation.objects.filter(Q(giver=counterpart) | Q(taker=counterpart), ends_on=None)
    for one in ours:
        one.ends_on = max(on, one.starts_on)
        one.save(update_fields=["ends_on"])


def carry_relations(*, kept: Counterpart, taken: Counterpart) -> None:
    """What the one had with others the kept one has; what would lead to itself, or stand twice, goes.

    Call it inside the action's transaction.
    """
    for one in Relation.objects.filter(Q(giver=taken) | Q(taker=taken)):
        giver = kept if one.giver_id == taken.pk else one.giver
        taker = kept if one.taker_id == taken.pk else one.taker
        twins = Relation.objects.filter(giver=giver, kind=one.kind, taker=taker, ends_on=None)
        reporting = Relation.objects.filter(
            giver__file=kept.file_id, kind=Relation.Kind.REPORTS, ends_on=None
        ).exclude(pk=one.pk)
        is_circle = one.kind == Relation.Kind.REPORTS and one.ends_on is None and reaches(taker, giver, reporting)  # fmt: skip
        if giver.pk == taker.pk or is_circle or (one.ends_on is None and twins.exists()):
            one.delete()
        else:
            one.giver, one.taker = giver, taker
            one.save(update_fields=["giver", "taker"])
