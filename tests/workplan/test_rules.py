from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Office, Offices
from whimbrel.workplan.rules import can_enter_money


def test_money_is_entered_by_who_keeps_the_records_and_by_nobody_else():
    assert can_enter_money(Offices(1, (Office(Role.STAFF),)))
    assert not can_enter_money(Offices(1, (Office(Role.DONOR, body_id=1),)))
    assert not can_enter_money(Offices())
