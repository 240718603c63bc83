import pytest
from django.utils.timezone import now

from whimbrel.core.needs import person_needs, secretariat_needs
from whimbrel.home.actions.build_demo import settle_offices
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.home.actions.settle_workshop import settle_workshop
from whimbrel.people.models import User
from whimbrel.training.models import Registration
from whimbrel.training.queries.registrations import places

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    load_reference()
    settle_offices()
    return settle_workshop()


def needs_of(mailbox):
    person = User.objects.get(email=f"{mailbox}@demo.example")
    return [need.text for needs in person_needs(person, at=now()).values() for need in needs]


def test_the_demo_has_a_workshop_with_people_in_every_standing(workshop):
    found = {one.email.partition("@")[0]: one.status().status for one in Registration.objects.all()}

    assert found["deputy"] == "confirmed"
    assert found["wildlife-officer"] == "declined"
    assert found["legal-officer"] == "selected"
    assert found["senegal"] == "proposed"
    assert found["parks-officer"] == "nominated"
    assert found["wetlands-officer"] == "waiting"
    assert places(workshop).free == 0
    assert settle_workshop() is None


def test_what_waits_stands_on_the_desks(workshop):
    title = workshop.title

    assert f"Nominate for: {title}" in needs_of("uganda")
    assert f"Nominate for: {title}" not in needs_of("kenya")
    assert f"Confirm your place: {title}" in needs_of("morocco")
    assert any("nominated for workshops" in need.text for need in secretariat_needs(at=now()))
