from whimbrel.nbsap.rules import can_keep_plan
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import NOTHING, Office, Offices


def test_the_focal_points_of_the_country_and_the_secretariat_keep_its_plan():
    here = Offices(1, (Office(Role.NFP, country_id=1, instrument_id=9),))
    there = Offices(2, (Office(Role.NFP, country_id=2, instrument_id=9),))
    desk = Offices(3, (Office(Role.STAFF),))

    may = [can_keep_plan(one, country_id=1) for one in (here, there, desk, NOTHING)]

    assert may == [True, False, True, False]
