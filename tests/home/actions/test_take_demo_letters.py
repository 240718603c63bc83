import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory
from whimbrel.core.models import ReceivedLetter
from whimbrel.home.actions.take_demo_letters import LETTERS, take_demo_letters

pytestmark = pytest.mark.django_db


def test_the_desk_of_the_demo_shows_letters_of_several_ends_and_a_second_building_adds_none(
    settings,
):
    settings.MAIL_IN = "reply@in.demo.example"
    CountryFactory(iso3="KEN", iso2="KE", name_en="Kenya")
    for mailbox in ("kenya", "senegal"):
        UserFactory(email=f"{mailbox}@demo.example")

    take_demo_letters()
    take_demo_letters()

    ends = [(one.state, one.reason) for one in ReceivedLetter.objects.order_by("pk")]
    assert len(ends) == len(LETTERS)
    assert ("answered", "help") in ends
    assert ("automatic", "auto_reply") in ends
    assert ("held", "stranger") in ends


def test_a_house_that_takes_no_letters_gets_none(settings):
    settings.MAIL_IN = ""

    take_demo_letters()

    assert not ReceivedLetter.objects.exists()
