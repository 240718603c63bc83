import pytest
from django.contrib.auth import authenticate
from django.utils.timezone import localdate, now

from whimbrel.designations.models import DesignationLetter, HandoverFile, Invitation
from whimbrel.designations.queries.handover import to_take_over
from whimbrel.home.actions.build_demo import (
    DEMO_PASSWORD,
    demo_people,
    set_posts_in_motion,
    settle_offices,
)
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    """The people and the posts of the demo, settled twice."""
    load_reference()
    for _ in range(2):
        settle_offices()
        set_posts_in_motion()


def test_the_offices_of_the_demo_can_sign_in_and_settling_twice_changes_nothing(demo, rf):
    assert User.objects.count() == 17
    assert Designation.objects.filter(role="nfp").count() == 10
    staff = User.objects.filter(is_staff=True).order_by("pk")
    assert [person.email.partition("@")[0] for person in staff] == ["secretariat", "officer"]
    assert len(demo_people()) == 16
    for _office, email in demo_people():
        assert authenticate(rf.get("/"), email=email, password=DEMO_PASSWORD)


def test_a_post_of_the_demo_waits_to_be_taken_over(demo):
    successor = User.objects.get(email="uganda@demo.example")

    (found,) = to_take_over(successor.pk, on=localdate())

    assert found.predecessor.person.email == "former@demo.example"
    assert found.words == [
        "3 tasks and promises",
        "1 draft",
        "2 notes and contacts",
    ]
    assert HandoverFile.objects.get().country.iso3 == "UGA"


def test_letters_of_the_demo_wait_and_somebody_is_invited(demo):
    assert DesignationLetter.objects.waiting().count() == 2
    assert Invitation.objects.open(at=now()).get().person.email == "gambia@demo.example"
