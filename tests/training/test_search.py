import pytest

from tests.factories.people import UserFactory
from tests.factories.training import RegistrationFactory, WorkshopFactory
from whimbrel.training.search import workshops

pytestmark = pytest.mark.django_db


def test_a_workshop_is_given_with_its_place_and_without_who_took_part():
    workshop = WorkshopFactory(organizers="CMS Secretariat")
    RegistrationFactory(workshop=workshop, person=UserFactory(display_name="Participant"))

    (entry,) = workshops(None)

    assert entry.version_in("en").title == workshop.meeting.title_en
    assert entry.version_in("en").text == "CMS Secretariat"
    assert "Participant" not in repr(entry)
    assert list(workshops([str(workshop.pk)])) == [entry]


@pytest.mark.parametrize("number", [1, 3])
def test_workshops_cost_one_query_however_many(number, django_assert_num_queries):
    WorkshopFactory.create_batch(number)

    with django_assert_num_queries(1):
        assert len(list(workshops(None))) == number
