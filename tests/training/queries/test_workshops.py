from datetime import UTC, date, datetime

import pytest

from tests.factories.people import UserFactory
from tests.factories.training import (
    RegistrationFactory,
    StatedAttendanceFactory,
    WorkshopFactory,
)
from tests.factories.treaties import CountryFactory, MeetingFactory, RegionFactory
from whimbrel.training.models import StatedAttendance, Workshop
from whimbrel.training.queries.workshops import (
    held_between,
    regional_workshops_before,
    statements,
    workshop_reach,
    workshops_by_year,
)

pytestmark = pytest.mark.django_db
CAME = datetime(2013, 10, 29, 9, tzinfo=UTC)


def counted(reach):
    return reach.participants, reach.countries


def test_the_african_workshop_reached_51_participants_from_27_countries_by_its_list():
    workshop = WorkshopFactory()
    countries = CountryFactory.create_batch(27)
    for seat in range(51):
        RegistrationFactory(workshop=workshop, country=countries[seat % 27], attended_at=CAME)
    RegistrationFactory(workshop=workshop, attended_at=None)

    reach = workshop_reach(Workshop.objects.all())

    assert counted(reach) == (51, 27)
    assert not reach.is_minimum
    assert not reach.is_countries_minimum
    assert len(reach.attendances[0].countries_represented) == 27


def test_the_african_workshop_reached_51_participants_from_27_countries_by_its_report():
    workshop = WorkshopFactory()
    StatedAttendanceFactory(workshop=workshop)
    StatedAttendanceFactory(
        workshop=workshop,
        stage=StatedAttendance.Stage.OPENING,
        participants=40,
        countries=26,
        is_minimum=True,
    )

    reach = workshop_reach(Workshop.objects.all())

    assert counted(reach) == (51, 27)
    assert not reach.is_minimum


def test_a_person_who_came_twice_counts_once():
    person, country = UserFactory(), CountryFactory()
    for workshop in WorkshopFactory.create_batch(2):
        RegistrationFactory(workshop=workshop, person=person, country=country, attended_at=CAME)

    assert counted(workshop_reach(Workshop.objects.all())) == (1, 1)


def test_a_list_of_persons_goes_before_a_statement():
    workshop = WorkshopFactory()
    StatedAttendanceFactory(workshop=workshop, participants=90, countries=50)
    RegistrationFactory(workshop=workshop, attended_at=CAME)

    assert counted(workshop_reach(Workshop.objects.all())) == (1, 1)


def test_stated_countries_of_two_workshops_are_not_added_up():
    StatedAttendanceFactory(participants=19, countries=13)
    StatedAttendanceFactory(participants=None, countries=8)

    reach = workshop_reach(Workshop.objects.all())

    assert counted(reach) == (19, 13)
    assert reach.is_countries_minimum


def test_a_workshop_of_which_nothing_is_known_makes_the_number_a_minimum():
    StatedAttendanceFactory()
    WorkshopFactory()

    reach = workshop_reach(Workshop.objects.all())

    assert (reach.participants, reach.uncounted, reach.is_minimum) == (51, 1, True)


def test_no_workshop_reaches_nobody():
    reach = workshop_reach(Workshop.objects.none())

    assert counted(reach) == (0, 0)
    assert reach.attendances == ()


@pytest.mark.parametrize("number", [1, 3])
def test_reach_costs_the_same_for_one_or_many(number, django_assert_num_queries):
    for workshop in WorkshopFactory.create_batch(number):
        RegistrationFactory(workshop=workshop, attended_at=CAME)

    with django_assert_num_queries(4):
        assert workshop_reach(Workshop.objects.all()).participants == number


def test_regional_workshops_before_a_cop_come_in_order_of_time():
    cop11 = MeetingFactory(code="CMS-COP11")
    africa, pacific = RegionFactory(), RegionFactory()
    later = WorkshopFactory(
        prepares_for=cop11,
        region=africa,
        meeting__starts_on=date(2014, 9, 21),
        meeting__ends_on=None,
    )
    earlier = WorkshopFactory(
        prepares_for=cop11,
        region=pacific,
        meeting__starts_on=date(2014, 8, 18),
        meeting__ends_on=None,
    )
    WorkshopFactory(prepares_for=cop11, region=None)

    assert list(regional_workshops_before("CMS-COP11")) == [earlier, later]
    assert list(held_between(date(2014, 1, 1), date(2014, 12, 31))) == [earlier, later]


def test_the_statement_of_the_opening_day_comes_first():
    workshop = WorkshopFactory()
    StatedAttendanceFactory(workshop=workshop)
    StatedAttendanceFactory(workshop=workshop, stage=StatedAttendance.Stage.OPENING)

    assert [one.stage for one in statements(workshop)] == ["opening", "final"]


def test_workshops_stand_under_their_year_the_latest_first():
    old = WorkshopFactory(meeting__starts_on=date(2011, 10, 26), meeting__ends_on=None)
    new = WorkshopFactory()

    assert workshops_by_year() == [(2013, [new]), (2011, [old])]
