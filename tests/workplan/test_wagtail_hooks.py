import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.treaties import InstrumentFactory
from whimbrel.workplan.models import Activity, ProgrammeItem, WorkPlan

pytestmark = pytest.mark.django_db
LISTS = [
    "workplan", "programmeitem", "activity", "criterion", "earmarkedcontribution", "grant",
    "costestimate", "mandate", "mandatelink",
]  # fmt: skip


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.mark.parametrize("name", LISTS)
def test_the_secretariat_opens_every_list_and_its_form(client, secretariat, name):
    assert client.get(reverse(f"desk_{name}:index") + "?q=manual").status_code == 200
    assert client.get(reverse(f"desk_{name}:add")).status_code == 200


def test_a_plan_its_item_and_an_activity_are_added(client, secretariat):
    client.post(
        reverse("desk_workplan:add"),
        {
            "code": "plan-2012-2014",
            "instrument": InstrumentFactory().pk,
            "title_en": "Plan",
            "starts_on": "2012-01-01",
            "ends_on": "2014-12-31",
        },
    )
    client.post(
        reverse("desk_programmeitem:add"),
        {"plan": WorkPlan.objects.get().pk, "code": "1", "title_en": "Manual"},
    )
    client.post(
        reverse("desk_activity:add"),
        {
            "item": ProgrammeItem.objects.get().pk,
            "code": "1.1",
            "title_en": "Publish it",
            "completed_precision": "year",
        },
    )

    assert Activity.objects.get().title == "Publish it"
