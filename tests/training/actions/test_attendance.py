from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import permutations
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    SessionFactory,
    WorkshopFactory,
    standing,
)
from whimbrel.training.actions.attendance import (
    Mark,
    NoPlace,
    mark_sheet,
    merge_marks,
    open_wall_code,
    register_at_the_door,
)
from whimbrel.training.models import Attendance, CheckIn, Registration, Status

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 9, 1, 9, tzinfo=UTC)
EVENING = NINE + timedelta(hours=9)


def a_day(number=1, places=10):
    workshop = WorkshopFactory(places=places)
    session = SessionFactory(workshop=workshop, starts_at=NINE, ends_at=NINE + timedelta(hours=2))
    people = [standing(NomineeFactory(workshop=workshop), Status.CONFIRMED) for _ in range(number)]
    return session, people


def mark(session, one, presence="present", minutes=0, key=None):
    made_at = NINE + timedelta(minutes=minutes)
    return Mark(key or uuid4(), one.pk, session.pk, presence, "door", made_at)


def merged(session, *marks, by=None):
    return merge_marks(workshop=session.workshop, marks=marks, by=by, at=EVENING)


def test_whoever_is_marked_present_came_at_that_moment():
    session, [one] = a_day()

    merged(session, mark(session, one, minutes=5))

    one.refresh_from_db()
    assert one.attended_at == NINE + timedelta(minutes=5)
    assert one.status().status == "attended"
    assert Attendance.objects.get().presence == "present"


def test_a_mark_sent_again_is_kept_once_and_reported_safe_each_time():
    session, [one] = a_day()
    sent = mark(session, one)

    assert merged(session, sent) == {sent.key}
    assert merged(session, sent, sent) == {sent.key}

    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_marks_of_two_phones_end_the_same_in_whatever_order_they_arrive(order):
    session, [one] = a_day()
    marks = [
        mark(session, one, "present", minutes=1),
        mark(session, one, "absent", minutes=2),
        mark(session, one, "excused", minutes=3),
    ]

    for place in order:
        merged(session, marks[place])

    assert Attendance.objects.get().presence == "excused"
    assert CheckIn.objects.count() == 3
    one.refresh_from_db()
    assert one.attended_at is None


def test_a_mark_taken_back_leaves_the_place_confirmed():
    session, [one] = a_day()
    merged(session, mark(session, one))

    merged(session, mark(session, one, "absent", minutes=9))

    one.refresh_from_db()
    assert one.attended_at is None
    assert one.status().status == "confirmed"


def test_a_clock_that_runs_ahead_is_not_believed():
    session, [one] = a_day()

    merged(session, mark(session, one, minutes=60 * 24 * 365))

    assert CheckIn.objects.get().made_at == EVENING


def test_marks_of_another_workshop_are_left_out():
    session, _people = a_day()
    _other, [stranger] = a_day()

    assert merged(session, mark(session, stranger)) == set()
    assert not CheckIn.objects.exists()


def test_a_sheet_keeps_only_what_differs(secretariat_person):
    session, (one, two) = a_day(2)
    merged(session, mark(session, one))

    number = mark_sheet(
        session=session,
        presences={one.pk: "present", two.pk: "excused"},
        by=secretariat_person,
        at=EVENING,
    )

    assert number == 1
    assert dict(Attendance.objects.values_list("registration", "presence")) == {
        one.pk: "present",
        two.pk: "excused",
    }


def test_a_new_code_for_the_wall_replaces_the_old_one(secretariat_person):
    session, _people = a_day()
    codes = {open_wall_code(session=session, by=secretariat_person).wall_code for _ in range(2)}

    assert len(codes) == 2
    session.refresh_from_db()
    assert session.wall_code in codes


def test_somebody_at_the_door_is_registered_while_there_is_a_place():
    session, _people = a_day(1, places=2)
    steward = UserFactory()

    def register(name):
        return register_at_the_door(
            workshop=session.workshop, fields={"family_name": name}, by=steward, at=NINE
        )

    assert register("One").status().status == "confirmed"
    assert Registration.objects.get(family_name="One").nominated_by == steward
    with pytest.raises(NoPlace):
        register("Two")


@pytest.mark.django_db(transaction=True)
def test_phones_that_send_at_once_lose_nothing():
    session, people = a_day(6)
    start = Barrier(3)
    marks = [mark(session, one, minutes=n) for n, one in enumerate(people)]

    def send(part):
        try:
            start.wait()
            return merged(session, *part)
        finally:
            connection.close()

    # Each mark is sent by two phones.
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(send, [marks[:4], marks[2:], marks[:2] + marks[4:]]))

    assert CheckIn.objects.count() == 6
    assert Attendance.objects.present().count() == 6
    assert Registration.objects.attended().count() == 6
