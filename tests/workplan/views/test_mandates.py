import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.workplan import ActivityFactory, MandateFactory

pytestmark = pytest.mark.django_db


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def test_the_world_reads_what_carries_out_a_mandate_and_where_that_is_said(client):
    mandate = MandateFactory(symbol="Resolution 10.6", link="https://example.org/10.6")
    activity = ActivityFactory(title_en="Publish the Manual")
    mandate.links.create(activity=activity, plan=activity.item.plan, source="Paragraph 7")

    found = main(client.get(mandate.get_absolute_url()))

    assert "Resolution 10.6" in found.h1.get_text()
    assert [row.get_text(" ", strip=True) for row in found.select("tbody tr")] == [
        "Publish the Manual Not yet Paragraph 7"
    ]
    assert found.select_one('a[href="https://example.org/10.6"]')


def test_a_mandate_that_nothing_carries_out_says_so(client):
    assert "Nothing is linked to this mandate yet." in str(
        main(client.get(MandateFactory().get_absolute_url()))
    )
    assert client.get(reverse("workplan:mandate_detail", args=["nothing"])).status_code == 404


def test_a_plan_leads_to_its_mandates(client):
    mandate, activity = MandateFactory(), ActivityFactory()
    plan = activity.item.plan
    mandate.links.create(plan=plan)

    page = main(client.get(reverse("workplan:work_plan_detail", args=[plan.code])))

    assert page.select_one(f'a[href="{mandate.get_absolute_url()}"]')


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(client, number, django_assert_num_queries):
    MandateFactory.create_batch(number)

    with django_assert_num_queries(1):
        answer = client.get(reverse("workplan:mandate_list"))

    assert len(main(answer).select("tbody tr")) == number


def test_an_empty_list_teaches(client):
    assert main(client.get(reverse("workplan:mandate_list"))).select_one(".note")
