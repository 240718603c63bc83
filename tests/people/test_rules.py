import pytest

from tests.factories.people import UserFactory
from whimbrel.people.rules import can_leave, can_see_particular

CIRCLES = ["public", "members", "region", "secretariat"]


@pytest.mark.parametrize(
    ("shown_to", "seen_by"),
    [
        ("public", ["public", "members", "region", "secretariat"]),
        ("members", ["members", "region", "secretariat"]),
        ("region", ["region", "secretariat"]),
        ("secretariat", ["secretariat"]),
    ],
)
def test_a_particular_is_seen_from_its_circle_inwards(shown_to, seen_by):
    seen = [who for who in CIRCLES if can_see_particular("phone", shown_to, who, False)]

    assert seen == seen_by


def test_a_member_of_the_same_region_stands_further_in_than_another():
    assert can_see_particular("phone", "region", "members", True)
    assert not can_see_particular("phone", "region", "members", False)
    assert not can_see_particular("phone", "secretariat", "members", True)


def test_a_visitor_is_of_no_region():
    assert not can_see_particular("phone", "region", "public", True)


@pytest.mark.parametrize("field", ["phone", "email", "second_email", "address", "expertise"])
def test_who_has_not_chosen_is_shown_to_members_only(field):
    assert can_see_particular(field, None, "members", False)
    assert not can_see_particular(field, None, "public", False)


@pytest.mark.parametrize("field", ["display_name", "position"])
def test_what_the_convention_publishes_is_public_whatever_was_chosen(field):
    assert can_see_particular(field, "secretariat", "public", False)


def test_somebody_of_an_unknown_kind_stands_outside():
    assert not can_see_particular("phone", "members", "robot", True)


def test_whoever_works_here_does_not_leave_alone():
    assert can_leave(UserFactory.build())
    assert not can_leave(UserFactory.build(is_staff=True))
    assert not can_leave(UserFactory.build(is_superuser=True))
    assert not can_leave(UserFactory.build(is_active=False))
