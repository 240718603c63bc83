from datetime import UTC, date, datetime

import pytest
from django.utils.translation import ngettext_lazy

from tests.factories.people import UserFactory
from whimbrel.core import needs
from whimbrel.core.needs import (
    Kind,
    Need,
    counted,
    needs_of_officer,
    needs_of_person,
    needs_of_secretariat,
    person_needs,
    secretariat_needs,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LETTERS = ngettext_lazy("%d letter", "%d letters")


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(needs, "_of_person", {})
    monkeypatch.setattr(needs, "_of_secretariat", {})


def test_each_room_says_what_waits_for_that_person():
    needs_of_person("tests.words", order=1)(lambda person, at: [Need(person.display_name, "/a")])

    found = person_needs(UserFactory.build(display_name="Kenya"), at=NOON)

    assert found == {Kind.REQUEST: [Need("Kenya", "/a")]}


def test_lines_stand_by_kind_the_earliest_day_first():
    late = Need("late", "/", Kind.DEADLINE, day=date(2026, 1, 1))
    soon = Need("soon", "/", Kind.DEADLINE, day=date(2026, 4, 1))
    some_day = Need("some day", "/", Kind.DEADLINE)
    unread = Need("unread", "/", Kind.UNREAD)
    needs_of_person("tests.one", order=1)(lambda person, at: [unread, some_day, soon])
    needs_of_person("tests.two", order=2)(lambda person, at: [late])

    found = person_needs(UserFactory.build(), at=NOON)

    assert list(found.items()) == [
        (Kind.DEADLINE, [late, soon, some_day]),
        (Kind.UNREAD, [unread]),
    ]


def test_the_secretariats_lines_stand_in_the_order_the_rooms_gave_them():
    needs_of_secretariat("tests.later", order=9)(lambda at: counted(2, LETTERS, "/b"))
    needs_of_secretariat("tests.first", order=1)(lambda at: counted(1, LETTERS, "/a"))

    assert secretariat_needs(at=NOON) == [Need("1 letter", "/a"), Need("2 letters", "/b")]


def test_where_nothing_waits_there_is_no_line():
    needs_of_secretariat("tests.none", order=1)(lambda at: counted(0, LETTERS, "/"))

    assert secretariat_needs(at=NOON) == []
    assert person_needs(UserFactory.build(), at=NOON) == {}


def test_what_waits_for_one_officer_is_told_to_that_officer_alone():
    def of_officer(officer, at):
        return [Need("late", "/")] if officer == kenya_desk else []

    kenya_desk = UserFactory.build(display_name="Officer")
    needs_of_officer("tests.officer", order=1)(of_officer)

    assert secretariat_needs(at=NOON, officer=kenya_desk) == [Need("late", "/")]
    assert secretariat_needs(at=NOON) == []
