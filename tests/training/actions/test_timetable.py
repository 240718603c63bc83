from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories.training import NomineeFactory, SessionFactory, WorkshopFactory, standing
from tests.training.racing import at_once
from whimbrel.core.models import JournalEntry
from whimbrel.training.actions.attendance import Mark, merge_marks
from whimbrel.training.actions.timetable import (
    CannotMove,
    add_session,
    put_after_all_beside,
    put_beside_before,
    remove_session,
    set_time,
    shift_from,
    swap_with_after,
    swap_with_before,
)
from whimbrel.training.models import Session, Status

pytestmark = pytest.mark.django_db
NINE = datetime(2013, 10, 29, 9, tzinfo=UTC)


@pytest.fixture
def workshop():
    return WorkshopFactory()


def a_session(workshop, title, start, minutes=60):
    starts_at = NINE + timedelta(minutes=start)
    return SessionFactory(
        workshop=workshop,
        title_en=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
    )


def a_morning(workshop):
    """Nine to ten, a break of a quarter after a pause of none, then an hour and a half."""
    return (
        a_session(workshop, "Budget", 0, 60),
        a_session(workshop, "Coffee", 60, 15),
        a_session(workshop, "Proposals", 80, 90),
    )


def told(workshop):
    """Each title with the minutes after nine at which it begins and ends."""
    found = Session.objects.filter(workshop=workshop).order_by("starts_at", "title_en")
    return [
        (
            one.title_en,
            int((one.starts_at - NINE).total_seconds() // 60),
            int((one.ends_at - NINE).total_seconds() // 60),
        )
        for one in found
    ]


def test_a_session_changes_places_with_the_one_before_and_the_pause_stays(
    workshop, secretariat_person
):
    _budget, _coffee, proposals = a_morning(workshop)

    swap_with_before(session=proposals, by=secretariat_person)

    assert told(workshop) == [("Budget", 0, 60), ("Proposals", 60, 150), ("Coffee", 155, 170)]
    assert JournalEntry.objects.filter(verb="moved").count() == 1


def test_up_and_down_again_leaves_the_day_as_it_was(workshop, secretariat_person):
    _budget, coffee, _proposals = a_morning(workshop)
    before = told(workshop)

    swap_with_after(session=coffee, by=secretariat_person)
    swap_with_before(session=coffee, by=secretariat_person)

    assert told(workshop) == before


def test_at_the_edge_of_the_day_nothing_moves(workshop, secretariat_person):
    budget, _coffee, proposals = a_morning(workshop)
    a_session(workshop, "Next day", 24 * 60)

    with pytest.raises(CannotMove, match="before it"):
        swap_with_before(session=budget, by=secretariat_person)
    with pytest.raises(CannotMove, match="after it"):
        swap_with_after(session=proposals, by=secretariat_person)


def test_two_are_put_side_by_side_and_one_after_the_other_again(workshop, secretariat_person):
    budget, coffee, proposals = a_morning(workshop)
    swap_with_before(session=proposals, by=secretariat_person)

    put_beside_before(session=proposals, by=secretariat_person)
    assert told(workshop)[:2] == [("Budget", 0, 60), ("Proposals", 0, 90)]

    put_after_all_beside(session=proposals, by=secretariat_person)
    assert told(workshop) == [("Budget", 0, 60), ("Proposals", 60, 150), ("Coffee", 245, 260)]
    with pytest.raises(CannotMove, match="alone"):
        put_after_all_beside(session=budget, by=secretariat_person)


def test_what_runs_side_by_side_moves_together(workshop, secretariat_person):
    budget, coffee, _proposals = a_morning(workshop)
    a_session(workshop, "Other room", 0, 60)

    swap_with_before(session=coffee, by=secretariat_person)

    assert told(workshop)[:3] == [("Coffee", 0, 15), ("Budget", 15, 75), ("Other room", 15, 75)]


def test_the_rest_of_a_day_is_moved_but_never_into_what_runs_before(workshop, secretariat_person):
    _budget, coffee, _proposals = a_morning(workshop)

    shift_from(session=coffee, minutes=15, by=secretariat_person)
    assert told(workshop) == [("Budget", 0, 60), ("Coffee", 75, 90), ("Proposals", 95, 185)]

    with pytest.raises(CannotMove, match="before the one before it ends"):
        shift_from(session=coffee, minutes=-30, by=secretariat_person)


def test_a_session_is_added_timed_and_taken_out(workshop, secretariat_person):
    session = add_session(
        workshop=workshop, title="Budget", starts_at=NINE, minutes=45, method="lecture",
        by=secretariat_person,
    )  # fmt: skip
    set_time(
        session=session, starts_at=NINE + timedelta(minutes=5), minutes=30, room="Hall",
        by=secretariat_person,
    )  # fmt: skip
    assert told(workshop) == [("Budget", 5, 35)]

    remove_session(session=session, by=secretariat_person)
    assert told(workshop) == []


def test_a_session_at_which_somebody_was_marked_stays(workshop, secretariat_person):
    session = a_session(workshop, "Budget", 0)
    one = standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
    mark = Mark(uuid4(), one.pk, session.pk, "present", "door", NINE)
    merge_marks(workshop=workshop, marks=[mark], by=None, at=NINE)

    with pytest.raises(CannotMove, match="is kept"):
        remove_session(session=session, by=secretariat_person)


@pytest.mark.django_db(transaction=True)
def test_two_who_move_sessions_at_once_never_tear_the_day_apart(workshop, secretariat_person):
    _budget, coffee, proposals = a_morning(workshop)

    at_once(
        lambda: swap_with_before(session=proposals, by=secretariat_person),
        lambda: swap_with_before(session=coffee, by=secretariat_person),
        lambda: shift_from(session=proposals, minutes=30, by=secretariat_person),
    )

    found = told(workshop)
    assert sorted(end - start for _title, start, end in found) == [15, 60, 90]
    assert all(one[2] <= following[1] for one, following in zip(found, found[1:], strict=False))
