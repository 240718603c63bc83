from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import BodyFactory, DesignationFactory
from tests.factories.workplan import (
    ActivityFactory,
    CriterionFactory,
    EarmarkedContributionFactory,
    GrantFactory,
    WorkPlanFactory,
)
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


def soup_of(client, plan):
    answer = client.get(reverse("workplan:work_plan_detail", args=[plan.code]))
    return answer, BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("number", [1, 3])
def test_a_plan_costs_the_same_for_one_or_many(number, client, django_assert_num_queries):
    plan = WorkPlanFactory()
    for activity in ActivityFactory.create_batch(number, item__plan=plan):
        activity.contributions.add(EarmarkedContributionFactory())
        activity.partners.add(BodyFactory())
    CriterionFactory.create_batch(number, plan=plan)

    with django_assert_num_queries(9):
        answer, soup = soup_of(client, plan)

    assert len(soup.select("tr[id]")) == number
    assert not answer.cookies


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        ("day", "31 December 2013"),
        ("month", "December 2013"),
        ("year", "2013"),
        ("period", "within the period"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(client, precision, words):
    plan = WorkPlanFactory()
    ActivityFactory(item__plan=plan, completed_on=date(2013, 12, 31), completed_precision=precision)

    _, soup = soup_of(client, plan)

    assert soup.select_one('td[data-label="Completed"]').get_text(strip=True) == words
    assert "1 of 1 activity completed" in soup.main.get_text()


def test_a_plan_without_items_teaches(client):
    _, soup = soup_of(client, WorkPlanFactory())

    assert soup.select_one("main .note")


def test_an_unknown_plan_is_not_found(client):
    assert client.get("/en/workplan/nothing/").status_code == 404


def test_the_world_reads_what_was_promised_done_and_approved_and_no_draft(client):
    plan = WorkPlanFactory()
    ActivityFactory(item__plan=plan, title_en="Held", completed_on=date(2012, 2, 1))
    plan.steps.create(kind="approved", day=date(2012, 1, 5), decided_by="Standing Committee")
    plan.steps.create(kind="drafted", day=date(2012, 1, 4), note="Not for all eyes")

    page = client.get(reverse("workplan:work_plan_timeline", args=[plan.code])).content.decode()

    assert "Held" in page
    assert "Standing Committee" in page
    assert "Not for all eyes" not in page


def test_the_secretariat_carries_over_and_a_member_does_not(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    plan = WorkPlanFactory()
    ActivityFactory(item__plan=plan, title_en="Unfinished")
    later = WorkPlanFactory(
        instrument=plan.instrument, starts_on=date(2015, 1, 1), ends_on=date(2017, 12, 31)
    )
    address = reverse("workplan:work_plan_carry", args=[plan.code])
    client.force_login(UserFactory())
    refused = client.post(address, {"into": later.pk})
    client.force_login(seated())
    page = client.post(address, {"into": later.pk}, follow=True).content.decode()

    assert refused.status_code == 403
    assert "Carried over from" in page
    assert client.post(address, {"into": plan.pk}).status_code == 422


def test_the_grants_and_the_next_plan_are_reached_from_the_plan_by_whom_they_concern(
    client, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    plan, grant = WorkPlanFactory(), GrantFactory()
    donor = DesignationFactory(role=Role.DONOR, body=grant.donor, country=None, instrument=None)
    grants = reverse("workplan:grant_list")
    carry = reverse("workplan:work_plan_carry", args=[plan.code])

    def ways():
        _, soup = soup_of(client, plan)
        return {one["href"] for one in soup.select("main a")} & {grants, carry}

    assert ways() == set()
    for person, found in (
        (UserFactory(), set()),
        (donor.person, {grants}),
        (seated(), {grants, carry}),
    ):
        client.force_login(person)
        assert ways() == found
