import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.people import UserFactory
from whimbrel.people.actions import choose_visibility
from whimbrel.people.models import User
from whimbrel.people.queries import particulars_of, particulars_shown, viewer_class_of

pytestmark = pytest.mark.django_db


def fields(shown):
    return [particular.field for particular in shown]


def test_each_circle_sees_what_the_person_lets_it_see():
    person = UserFactory(position="Warden", phone="+254 1", address="P.O. Box 1", expertise="bats")
    choose_visibility(
        person=person, choices={"phone": "region", "address": "secretariat", "email": "public"}
    )

    def seen(viewer_class, same_region=False):
        shown = particulars_shown(person, viewer_class=viewer_class, same_region=same_region)
        return set(fields(shown)) - {"display_name", "position"}

    assert seen("public") == {"email"}
    assert seen("members") == {"email", "expertise"}
    assert seen("members", same_region=True) == {"email", "expertise", "phone"}
    assert seen("secretariat") == {"email", "expertise", "phone", "address"}


def test_what_was_left_empty_is_not_shown():
    shown = particulars_shown(
        UserFactory(display_name="Kenya"), viewer_class="secretariat", same_region=False
    )

    assert fields(shown) == ["display_name", "email"]


def test_languages_are_named_in_the_reader_s_own():
    person = UserFactory(spoken_languages="en,sw")

    shown = particulars_shown(person, viewer_class="members", same_region=False)

    assert [one.value for one in shown if one.field == "spoken_languages"] == ["English, Swahili"]


@pytest.mark.parametrize("rows", [1, 3])
def test_many_people_cost_two_queries(rows, django_assert_num_queries):
    people = UserFactory.create_batch(rows, phone="1")
    choose_visibility(person=people[0], choices={"phone": "region"})

    with django_assert_num_queries(2):
        found = particulars_of(
            User.objects.all(), viewer_class="members", same_region={people[0].pk}
        )

    assert all("phone" in fields(shown) for shown in found.values())


def test_how_near_somebody_stands():
    assert viewer_class_of(AnonymousUser()) == "public"
    assert viewer_class_of(UserFactory()) == "members"
    assert viewer_class_of(UserFactory(is_staff=True)) == "secretariat"
