"""How the persons of a file stand to each other: who reports to whom, and who advises or signs for whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whimbrel.accession.models import Counterpart, RecruitmentFile, Relation


@dataclass(frozen=True)
class Node:
    """A person, by which relation they report to the one above, who reports to them, and how else they stand to others."""

    person: Counterpart
    reports: Relation | None
    below: tuple["Node", ...]
    others: tuple[Relation, ...]


@dataclass(frozen=True)
class Relations:
    """Those of today as a tree, and those that have ended, the latest first."""

    tree: tuple[Node, ...]
    past: tuple[Relation, ...]


def relations_of(file: RecruitmentFile, *, on: date) -> Relations:
    """Persons without any relation today are left out. One query."""
    found = list(
        Relation.objects.filter(giver__file=file.pk).select_related("giver", "taker").order_by("kind", "starts_on", "pk")
    )  # fmt: skip
    today = [one for one in found if one.starts_on <= on and (one.ends_on is None or one.ends_on > on)]  # fmt: skip
    past = sorted(
        (one for one in found if one.ends_on is not None and one.ends_on <= on),
        key=lambda one: (one.ends_on or on, one.pk),
        reverse=True,
    )
    return Relations(tuple(_tree(today)), tuple(past))


def reaches(giver: Counterpart, taker: Counterpart, relations: Iterable[Relation]) -> bool:
    """Whether whoever the one reports to, up to the top, comes by the other."""
    above = defaultdict(set)
    for one in relations:
        above[one.giver_id].add(one.taker_id)
    seen: set[int] = set()
    ahead = {giver.pk}
    while ahead:
        seen |= ahead
        ahead = {higher for number in ahead for higher in above[number]} - seen
    return taker.pk in seen


def _tree(relations: Sequence[Relation]) -> list[Node]:
    people: dict[int, Counterpart] = {}
    for one in relations:
        people |= {one.giver_id: one.giver, one.taker_id: one.taker}
    below: dict[int, list[Relation]] = defaultdict(list)
    others: dict[int, list[Relation]] = defaultdict(list)
    for one in relations:
        if one.kind == Relation.Kind.REPORTS:
            below[one.taker_id].append(one)
        else:
            others[one.giver_id].append(one)
    reporting = {one.giver_id for rows in below.values() for one in rows}

    def node(person: Counterpart, reports: Relation | None) -> Node:
        # There is no circle to fall into: actions/relations.py lets none come about.
        return Node(
            person,
            reports,
            tuple(node(one.giver, one) for one in below[person.pk]),
            tuple(others[person.pk]),
        )

    tops = sorted((one for one in people.values() if one.pk not in reporting), key=lambda one: (one.office, one.pk))  # fmt: skip
    return [node(one, None) for one in tops]
