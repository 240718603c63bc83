from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories.training import SessionFactory, WorkshopFactory
from whimbrel.training.models import Trainer
from whimbrel.training.queries.timetable import blocks_of, timetable

pytestmark = pytest.mark.django_db
NINE = datetime(2013, 10, 29, 9, tzinfo=UTC)


def a_session(workshop, title, start, minutes=60, room=""):
    starts_at = NINE + timedelta(minutes=start)
    return SessionFactory(
        workshop=workshop,
        title_en=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        room=room,
    )


def titles(blocks):
    return [[one.title for one in block.sessions] for block in blocks]


def test_what_overlaps_is_one_block_also_by_way_of_another():
    workshop = WorkshopFactory()
    found = [
        a_session(workshop, "Whole morning", 0, 180),
        a_session(workshop, "First", 0, 60),
        a_session(workshop, "Second", 60, 60),
        a_session(workshop, "Lunch", 180, 60),
    ]

    assert titles(blocks_of(found)) == [["Whole morning", "First", "Second"], ["Lunch"]]


def test_days_are_those_of_the_event_s_clock():
    workshop = WorkshopFactory(time_zone="Pacific/Fiji")
    a_session(workshop, "Late by the clock of London", 4 * 60)

    (day,) = timetable(workshop)

    assert day.on == date(2013, 10, 30)


def test_one_room_and_one_trainer_twice_at_once_and_a_day_off_the_event_are_said():
    workshop = WorkshopFactory()
    trainer = Trainer.objects.create(name="Trainer of the Secretariat")
    both = [a_session(workshop, title, 0, room="Hall") for title in ("Budget", "Proposals")]
    for one in both:
        one.trainers.add(trainer)
    a_session(workshop, "Day off", 4 * 24 * 60)

    first, second = timetable(workshop)

    assert [words.split(" ", 1)[0] for words in first.clashes] == ["“Budget”", "Trainer"]
    assert second.clashes == ("This day is not one of the workshop’s.",)


@pytest.mark.parametrize("number", [1, 3])
def test_the_timetable_costs_the_same_for_one_or_many(number, django_assert_num_queries):
    workshop = WorkshopFactory()
    for place in range(number):
        a_session(workshop, "Session", place * 60, room="Hall")

    with django_assert_num_queries(2):
        timetable(workshop)
