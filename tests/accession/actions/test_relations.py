from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.counterparts import end_counterpart, forget_counterparts
from whimbrel.accession.actions.merging import merge_counterparts
from whimbrel.accession.actions.relations import Circle, NotRelated, end_relation, relate
from whimbrel.accession.models import Relation
from whimbrel.accession.queries.relations import relations_of
from whimbrel.core.journal import history_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 1)


@pytest.fixture
def file():
    return RecruitmentFileFactory()


@pytest.fixture
def people(file):
    """Who may become focal point, the minister, and the legal unit."""
    names = ("Officer", "Minister", "Legal unit")
    return [CounterpartFactory(file=file, name=name, office=f"Office of {name}") for name in names]


def stands(giver, kind, taker):
    return relate(giver=giver, kind=kind, taker=taker, starts_on=DAY, by=UserFactory())


def lines(nodes):
    return [
        (node.person.name, [f"{one.kind} {one.taker.name}" for one in node.others], lines(node.below))
        for node in nodes
    ]  # fmt: skip


def test_the_list_goes_from_the_top_down_and_says_who_signs_and_advises(file, people):
    officer, minister, legal = people
    stands(officer, "reports", minister)
    stands(legal, "signs", minister)
    CounterpartFactory(file=file, name="Nobody’s")

    tree = relations_of(file, on=DAY).tree

    assert lines(tree) == [
        ("Legal unit", ["signs Minister"], []),
        ("Minister", [], [("Officer", [], [])]),
    ]


def test_nobody_reports_to_somebody_below(people):
    officer, minister, legal = people
    stands(officer, "reports", minister)
    stands(minister, "reports", legal)

    with pytest.raises(Circle):
        stands(legal, "reports", officer)
    stands(legal, "advises", officer)


@pytest.mark.parametrize("why", ["oneself", "another file", "twice"])
def test_what_cannot_be_is_refused(why, people):
    officer, minister, _legal = people
    stands(officer, "reports", minister)
    other = {"oneself": officer, "another file": CounterpartFactory(), "twice": minister}[why]

    with pytest.raises(NotRelated):
        stands(officer, "reports", other)


def test_what_has_ended_leaves_the_list_and_stays_to_be_read(file, people):
    relation = stands(people[0], "reports", people[1])

    for day in (date(2026, 3, 1), date(2026, 4, 1)):
        end_relation(relation=relation, by=UserFactory(), on=day)

    found = relations_of(file, on=date(2026, 3, 1))
    assert (found.tree, [one.ends_on for one in found.past]) == ((), [date(2026, 3, 1)])
    assert relations_of(file, on=date(2026, 2, 28)).tree


def test_relations_end_with_the_office_and_go_with_the_person(file, people):
    officer, minister, legal = people
    stands(officer, "reports", minister)
    kept = stands(legal, "signs", officer)

    end_counterpart(counterpart=minister, by=UserFactory(), on=date(2026, 3, 1))
    assert Relation.objects.get(ends_on=date(2026, 3, 1)).taker == minister
    forget_counterparts(now().replace(year=2028))

    assert Relation.objects.get() == kept


def test_merged_entries_bring_their_relations_and_nothing_stands_twice_or_leads_to_itself(people):
    officer, minister, legal = people
    again = CounterpartFactory(file=officer.file, name="Officer")
    stands(officer, "reports", minister)
    stands(again, "reports", minister)
    stands(again, "advises", officer)
    stands(legal, "signs", again)

    merge_counterparts(kept=officer, others=[again], by=UserFactory(), at=now())

    found = {(one.giver.name, one.kind, one.taker.name) for one in Relation.objects.all()}
    assert found == {("Officer", "reports", "Minister"), ("Legal unit", "signs", "Officer")}
    assert Relation.objects.count() == 2


def test_merging_lets_no_circle_come_about(file, people):
    officer, minister, legal = people
    stands(officer, "reports", minister)
    stands(minister, "reports", legal)

    merge_counterparts(kept=officer, others=[legal], by=UserFactory(), at=now())

    assert lines(relations_of(file, on=DAY).tree) == [("Minister", [], [("Officer", [], [])])]


def test_the_journal_names_the_file_and_not_the_persons(file, people):
    stands(people[0], "reports", people[1])

    (line,) = history_of(file)
    assert (line.verb, line.fields) == ("noted a relation", ())
