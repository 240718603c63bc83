from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from tests.factories.workplan import ActivityFactory
from whimbrel.workplan.actions.versions import approve_version, put_forward
from whimbrel.workplan.models import Activity

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def at(name, *args):
    return reverse(f"workplan:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split()).replace("\xa0", " ")


@pytest.fixture
def activity():
    return ActivityFactory(code="A1", title_en="As adopted")


@pytest.fixture
def plan(activity):
    return activity.item.plan


def forward(plan, said="As adopted at COP10"):
    return put_forward(plan=plan, words=said, by=UserFactory(), at=now())


def approve(version):
    return approve_version(
        version=version, decided_by="COP10", on=date(2012, 1, 5), by=UserFactory(), at=now()
    )


def test_the_secretariat_puts_a_version_forward_and_enters_what_was_decided(client, plan):
    client.force_login(seated())
    new = at("version_new", plan.code)
    assert "A1 As adopted added" in words(client.get(new))
    assert client.post(new, {"words": ""}).status_code == 422
    client.post(new, {"words": "First plan"})
    again = client.post(new, {"words": "Typed for nothing"})
    assert again.status_code == 422
    assert "Typed for nothing" in again.content.decode()

    here = at("version_decide", plan.versions.get().pk)
    for wrong in (
        {"decision": "approve", "on": "2012-01-05"},
        {"decision": "return", "on": "2012-01-05"},
        {"decision": "approve", "decided_by": "COP", "on": "2999-01-01"},
    ):
        assert client.post(here, wrong).status_code == 422
    client.post(here, {"decision": "approve", "decided_by": "COP10", "on": "2012-01-05"})

    client.logout()
    page = words(client.get(at("version_list", plan.code)))
    assert "1 in force First plan approved: COP10, 5 January 2012" in page
    assert "COP10" in words(client.get(at("work_plan_timeline", plan.code)))


def test_a_version_is_returned_with_why(client, plan):
    client.force_login(seated())
    version = forward(plan)
    given = {"decision": "return", "on": "2012-01-05", "words": "Cost it first"}

    client.post(at("version_decide", version.pk), given)

    assert "returned: Cost it first" in words(client.get(at("version_list", plan.code)))
    second = client.post(at("version_decide", version.pk), given, follow=True)
    assert "decided about before" in second.content.decode()


def test_nobody_else_puts_forward_or_decides_or_reads_what_waits(client, plan):
    version = forward(plan, "Not for all eyes")
    pages = [at("version_new", plan.code), at("version_decide", version.pk)]
    for somebody in (None, UserFactory(), DesignationFactory().person):
        if somebody:
            client.force_login(somebody)
        assert {client.get(page).status_code for page in pages} == {403 if somebody else 302}
        assert "Not for all eyes" not in words(client.get(at("version_list", plan.code)))
        assert client.get(at("version_difference", plan.code, 0, 1)).status_code == 404


def test_the_world_reads_the_approved_and_the_secretariat_what_is_to_come(client, plan, activity):
    approve(forward(plan))
    Activity.objects.filter(pk=activity.pk).update(title_en="As we would like")
    added = ActivityFactory(item=activity.item, title_en="To come")

    for page in (at("work_plan_detail", plan.code), activity.get_absolute_url()):
        assert "As adopted" in words(client.get(page))
        assert "As we would like" not in words(client.get(page))
    assert client.get(added.get_absolute_url()).status_code == 404
    client.force_login(seated())
    assert "As we would like" in words(client.get(activity.get_absolute_url()))
    assert "not part of the approved version" in words(client.get(added.get_absolute_url()))
    client.logout()

    approve(forward(plan, "One more"))

    assert "To come" in words(client.get(at("work_plan_detail", plan.code)))
    page = words(client.get(at("version_difference", plan.code, 1, 2)))
    assert "From version 1 to version 2" in page
    assert "Title (English) As adopted As we would like" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(
    client, plan, activity, number, django_assert_num_queries
):
    for _ in range(number):
        ActivityFactory(item=activity.item)
        approve(forward(plan))

    with django_assert_num_queries(2):
        client.get(at("version_list", plan.code))


def test_a_plan_without_a_version_says_so(client, plan):
    assert "No version is approved yet." in words(client.get(at("version_list", plan.code)))
