from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import uuid4

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    SessionFactory,
    WorkshopFactory,
    standing,
)
from tests.factories.treaties import CountryFactory
from tests.training.racing import at_once
from whimbrel.training.actions.attendance import (
    AlreadyNamed,
    Mark,
    NoPlace,
    mark_sheet,
    merge_marks,
    open_wall_code,
    register_at_the_door,
)
from whimbrel.training.models import SEATED, Attendance, CheckIn, Registration, Status

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
    marks = [mark(session, one, minutes=n) for n, one in enumerate(people)]

    # Each mark is sent by two phones.
    parts = [marks[:4], marks[2:], marks[:2] + marks[4:]]
    kept = at_once(*(lambda part=part: merged(session, *part) for part in parts))

    assert kept == [{one.key for one in part} for part in parts]
    assert CheckIn.objects.count() == 6
    assert Attendance.objects.present().count() == 6
    assert Registration.objects.attended().count() == 6


@pytest.mark.django_db(transaction=True)
def test_two_phones_a_wall_and_a_sheet_at_once_make_one_attendance(secretariat_person):
    session, [one] = a_day()

    found = at_once(
        lambda: merged(session, mark(session, one, minutes=3)),
        lambda: merged(session, mark(session, one, minutes=5)),
        lambda: merged(session, mark(session, one, "excused", minutes=4)),
        lambda: mark_sheet(
            session=session,
            presences={one.pk: "present"},
            by=secretariat_person,
            at=NINE + timedelta(minutes=9),
        ),
    )

    assert not [one for one in found if isinstance(one, Exception)]
    assert Attendance.objects.get().presence == "present"
    assert one.statuses.filter(ended_at=None).count() == 1
    assert one.status().status == "attended"


@pytest.mark.django_db(transaction=True)
def test_two_at_the_door_at_once_never_get_the_same_last_place():
    session, _people = a_day(1, places=2)
    steward = UserFactory()

    found = at_once(
        *(
            lambda name=name: register_at_the_door(
                workshop=session.workshop, fields={"family_name": name}, by=steward, at=NINE
            )
            for name in ("One", "Two", "Three")
        )
    )

    assert sum(isinstance(one, NoPlace) for one in found) == 2
    assert Registration.objects.standing(*SEATED).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fields", [{"email": "one@ministry.example"}, {}])
def test_one_person_registered_by_two_phones_at_once_is_one_registration(fields):
    session, _people = a_day(0)
    steward = UserFactory()

    found = at_once(
        *[
            lambda: register_at_the_door(
                workshop=session.workshop,
                fields={"given_name": "Participant", "family_name": "One", **fields},
                by=steward,
                at=NINE,
            )
        ]
        * 2
    )

    assert found[0] == found[1]
    assert Registration.objects.get().status().status == "confirmed"


def test_two_of_one_name_who_come_for_two_countries_are_two():
    session, _people = a_day(0)
    steward = UserFactory()
    for country in (CountryFactory(), CountryFactory(), None):
        register_at_the_door(
            workshop=session.workshop,
            fields={"given_name": "Participant", "family_name": "One", "country": country},
            by=steward,
            at=NINE,
        )

    assert Registration.objects.count() == 3


def test_whoever_was_nominated_and_has_no_place_is_not_registered_a_second_time():
    session, _people = a_day(0)
    waiting = standing(NomineeFactory(workshop=session.workshop), Status.WAITING)

    with pytest.raises(AlreadyNamed, match="On the waiting list"):
        register_at_the_door(
            workshop=session.workshop,
            fields={"family_name": "Another way", "email": waiting.email.upper()},
            by=UserFactory(),
            at=NINE,
        )

    assert Registration.objects.get() == waiting
