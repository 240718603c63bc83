from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.country_file import FileEntryFactory
from tests.factories.treaties import DesignationFactory, InstrumentFactory
from whimbrel.core.models import JournalEntry
from whimbrel.designations.actions.handover import TooLate, take_back, take_over
from whimbrel.designations.models import FileEntry, Handover
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def before():
    return DesignationFactory(starts_on=date(2020, 1, 1), ends_on=date(2026, 2, 1))


@pytest.fixture
def after(before):
    return successor_of(before)


def successor_of(before):
    return DesignationFactory(
        country=before.country,
        instrument=before.instrument,
        role=before.role,
        starts_on=before.ends_on,
    )


def left_by(designation, **fields):
    return FileEntryFactory(country=designation.country, written_by=designation.person, **fields)


def taken_over(before, after, at=AT):
    return take_over(designation=after, predecessor=before, by=after.person, at=at)


def minded_by(person):
    return set(FileEntry.objects.filter(holder=person))


def test_what_is_open_becomes_the_successors_and_what_is_done_stays(before, after):
    open_, done = left_by(before), left_by(before, done_at=AT)

    handover = taken_over(before, after)

    assert minded_by(after.person) == {open_}
    assert minded_by(before.person) == {done}
    assert handover.number == 1
    assert JournalEntry.objects.get(verb="took over").detail == {"entries": 1}


def test_what_others_mind_and_what_belongs_to_another_country_stays(before, after):
    FileEntryFactory(country=before.country)
    FileEntryFactory(written_by=before.person)

    taken_over(before, after)

    assert minded_by(after.person) == set()


def test_what_is_about_another_post_of_the_same_person_waits_for_that_posts_successor(before):
    another = DesignationFactory(
        person=before.person, country=before.country, ends_on=before.ends_on
    )
    of_all = left_by(before)
    mine, others = (left_by(before, instrument=one.instrument) for one in (before, another))
    first, second = successor_of(before), successor_of(another)

    taken_over(before, first)
    assert minded_by(first.person) == {of_all, mine}

    taken_over(another, second)
    assert minded_by(second.person) == {others}


def test_what_is_about_an_instrument_that_nobody_was_named_for_passes_too(before, after):
    entry = left_by(before, instrument=InstrumentFactory())

    taken_over(before, after)

    assert minded_by(after.person) == {entry}


def test_taking_over_twice_changes_nothing(before, after):
    left_by(before)
    taken_over(before, after)
    left_by(before)

    taken_over(before, after, at=AT + timedelta(days=1))

    assert Handover.objects.get().taken_over_at == AT
    assert len(minded_by(after.person)) == 1


def test_all_of_it_can_go_back_within_thirty_days(before, after):
    entry = left_by(before)
    handover = taken_over(before, after)

    take_back(handover=handover, by=after.person, at=AT + timedelta(days=29, hours=23))

    assert minded_by(before.person) == {entry}
    assert JournalEntry.objects.filter(verb="took back").exists()


def test_what_the_successor_wrote_or_finished_does_not_go_back(before, after):
    left, finished = left_by(before), left_by(before)
    handover = taken_over(before, after)
    own = left_by(after)
    FileEntry.objects.filter(pk=finished.pk).update(done_at=AT)

    take_back(handover=handover, by=after.person, at=AT)

    assert minded_by(before.person) == {left}
    assert minded_by(after.person) == {own, finished}


def test_after_thirty_days_it_is_too_late_and_nothing_moves(before, after):
    entry = left_by(before)
    handover = taken_over(before, after)

    with pytest.raises(TooLate):
        take_back(handover=handover, by=after.person, at=AT + timedelta(days=30))

    assert minded_by(after.person) == {entry}


def test_it_can_go_back_once_and_be_taken_over_again(before, after):
    entry = left_by(before)
    handover = taken_over(before, after)
    take_back(handover=handover, by=after.person, at=AT)
    with pytest.raises(TooLate):
        take_back(handover=handover, by=after.person, at=AT)

    again = taken_over(before, after, at=AT + timedelta(days=40))

    assert minded_by(after.person) == {entry}
    assert again.pk == handover.pk
    assert again.can_be_taken_back(at=AT + timedelta(days=60))


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.TECHNICAL])
def test_a_deputys_post_passes_like_any_other(role):
    before = DesignationFactory(role=role, starts_on=date(2020, 1, 1), ends_on=date(2026, 2, 1))
    after = successor_of(before)
    entry = left_by(before)

    taken_over(before, after)

    assert minded_by(after.person) == {entry}
