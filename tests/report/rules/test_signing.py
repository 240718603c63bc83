import pytest

from whimbrel.report.models import Signature
from whimbrel.report.rules.signing import can_seal, can_sign, next_step


def signed(*pairs):
    return [Signature(step=step, person_id=person) for step, person in pairs]


@pytest.mark.parametrize(
    ("before", "step"),
    [
        ((), "drafted"),
        ((("drafted", 1),), "checked"),
        ((("drafted", 1), ("checked", 1)), "approved"),
        ((("drafted", 1), ("checked", 1), ("approved", 2)), ""),
    ],
)
def test_the_steps_come_in_their_order(before, step):
    assert next_step(signed(*before)) == step
    assert can_seal(True, signed(*before)) == (step == "")


def test_who_drafted_does_not_approve_and_nobody_signs_without_a_name():
    before = signed(("drafted", 1), ("checked", 2))

    assert can_sign("approved", before, 2)
    assert not can_sign("approved", before, 1)
    assert not can_sign("approved", before, None)


def test_no_step_is_taken_out_of_turn_or_after_the_last():
    assert not can_sign("checked", [], 1)
    assert not can_sign("", signed(("drafted", 1), ("checked", 1), ("approved", 2)), 3)


def test_a_report_nobody_began_to_sign_may_go_out():
    assert can_seal(False, [])
    assert not can_seal(True, [])
