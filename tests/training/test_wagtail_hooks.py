import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.training import StatedAttendanceFactory
from whimbrel.core.models import JournalEntry
from whimbrel.training.models import StatedAttendance, Workshop
from whimbrel.treaties.models import Meeting

pytestmark = pytest.mark.django_db
LISTS = [
    "workshop", "registration", "statedattendance", "competence", "module", "knowledgeitem",
    "knowledgeoption",
]  # fmt: skip


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.mark.parametrize("name", LISTS)
def test_the_secretariat_opens_every_list_and_its_form(client, secretariat, name):
    assert client.get(reverse(f"desk_{name}:index") + "?q=cape").status_code == 200
    assert client.get(reverse(f"desk_{name}:add")).status_code == 200


def test_a_workshop_and_how_many_came_are_added(client, secretariat):
    meeting = Meeting.objects.create(code="cape-town", kind="workshop", title_en="Cape Town")

    client.post(
        reverse("desk_workshop:add"),
        {
            "meeting": meeting.pk,
            "languages": "en fr",
            "mode": "hybrid",
            "time_zone": "Africa/Johannesburg",
            "places_a_party": 2,
            "alternates_a_party": 1,
            "days_to_confirm": 10,
            "keep_travel_days": 30,
        },
    )
    client.post(
        reverse("desk_statedattendance:add"),
        {
            "workshop": Workshop.objects.get().pk,
            "stage": "final",
            "participants": 51,
            "countries": 27,
            "source": "the list of participants",
        },
    )

    assert StatedAttendance.objects.get().participants == 51
    assert JournalEntry.objects.filter(actor=secretariat, verb="added").count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_stated_attendance_costs_the_same_for_one_or_many(
    client, secretariat, rows, django_assert_num_queries
):
    StatedAttendanceFactory.create_batch(rows)
    client.get(reverse("desk_statedattendance:index"))

    with django_assert_num_queries(11):
        client.get(reverse("desk_statedattendance:index"))
