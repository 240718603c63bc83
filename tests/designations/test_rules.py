import pytest

from whimbrel.designations import rules
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import NOTHING, Office, Offices

KENYA, SENEGAL, AFRICA = 1, 2, 10
kenyan = Offices(1, (Office(Role.NFP, KENYA, AFRICA, 5),))
senegalese = Offices(2, (Office(Role.DEPUTY, SENEGAL, AFRICA, 5),))
observer = Offices(3, (Office(Role.OBSERVER, body_id=7),))
officer = Offices(4, (Office(Role.STAFF),))
translator = Offices(5, (Office(Role.TRANSLATOR),))
# Speaks for the region; the country is her own, but no government named her its focal point.
committee = Offices(6, (Office(Role.STANDING, KENYA, AFRICA, 5),))


@pytest.mark.parametrize("rule", [rules.can_send_letter, rules.can_enter_room])
def test_a_country_is_open_to_its_own_people_and_to_the_secretariat(rule):
    assert rule(kenyan, KENYA)
    assert rule(officer, KENYA)
    for stranger in (senegalese, observer, translator, committee, NOTHING):
        assert not rule(stranger, KENYA)


def test_only_staff_and_administrators_settle_letters():
    assert rules.can_check_letters(officer)
    for other in (kenyan, translator, observer, NOTHING):
        assert not rules.can_check_letters(other)


@pytest.mark.parametrize(
    ("offices", "seen_as"),
    [(NOTHING, "public"), (observer, "members"), (kenyan, "members"), (officer, "secretariat")],
)
def test_whose_eyes_particulars_are_shown_to(offices, seen_as):
    assert rules.viewer_class(offices) == seen_as


def test_a_region_is_shared_by_its_countries_and_by_who_speaks_for_it():
    assert rules.shares_region(senegalese, kenyan.regions)
    assert rules.shares_region(committee, kenyan.regions)
    assert not rules.shares_region(observer, kenyan.regions)
