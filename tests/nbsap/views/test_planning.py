from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from tests.factories.designations import seated
from tests.factories.nbsap import NbsapFactory, planned
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from tests.nbsap.views.pages import at, words

pytestmark = pytest.mark.django_db
LATER = localdate() + timedelta(days=60)


@pytest.fixture
def nbsap(kenya):
    return NbsapFactory(country=kenya)


def test_a_focal_point_plans_a_step_and_the_page_of_the_plan_says_by_when_and_who(
    client, cms_nfp, cms, nbsap
):
    client.force_login(cms_nfp)
    here = at("plan_step_day", nbsap.pk, "team")
    assert "Plan: Join the team that writes the plan" in words(client.get(here))

    client.post(here, {"due_on": LATER.isoformat(), "instrument": cms.pk, "words": "Write to the ministry"})  # fmt: skip

    page = words(client.get(at("plan_detail", nbsap.pk)))
    assert "Next step: Join the team that writes the plan" in page
    assert f"Focal point of {cms.short_name}" in page
    assert "Write to the ministry" in page
    assert nbsap.planned_steps.get().due_on == LATER


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"due_on": ""}, "This field is required"),
        ({"due_on": "2020-01-01"}, "This day has passed. Choose a later one."),
        ({"due_on": LATER.isoformat(), "office": "Fisheries", "both": True}, "not both"),
    ],
)
def test_what_cannot_be_planned_so_is_shown_again_as_it_was_typed(
    client, cms_nfp, cms, nbsap, given, said
):
    client.force_login(cms_nfp)
    if given.get("both"):
        given = given | {"instrument": cms.pk}

    answer = client.post(at("plan_step_day", nbsap.pk, "team"), given | {"words": "As typed"})

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="As typed"' in answer.content.decode()
    assert not nbsap.planned_steps.exists()


def test_a_late_step_keeps_its_day_while_something_else_is_changed_and_can_be_taken_out(
    client, cms_nfp, nbsap
):
    late = planned(nbsap, due_on=date(2020, 1, 1))
    client.force_login(cms_nfp)
    here = at("plan_step_day", nbsap.pk, late.step)

    client.post(here, {"due_on": "2020-01-01", "office": "Ministry of fisheries"})
    late.refresh_from_db()
    assert late.office == "Ministry of fisheries"
    assert "Ministry of fisheries Late" in words(client.get(at("plan_detail", nbsap.pk)))

    client.post(here, {"out": "1"})
    assert not nbsap.planned_steps.exists()


def test_a_neighbour_plans_nothing_and_what_is_planned_is_never_public(client, kenya, nbsap):
    planned(nbsap, office="Ministry of fisheries")
    nbsap.publications.create(published_at="2026-01-01T00:00Z")
    assert "Ministry of fisheries" not in words(client.get(at("nbsap_detail", "KEN")))

    client.force_login(DesignationFactory().person)
    day = {"due_on": LATER.isoformat()}
    assert client.post(at("plan_step_day", nbsap.pk, "law"), day).status_code == 403
    assert client.get(at("late_step_list")).status_code == 403


def test_the_secretariat_sees_what_is_late_over_all_countries_region_by_region(client):
    africa = RegionFactory(code="africa")
    yesterday = localdate() - timedelta(days=1)
    chad = NbsapFactory(country=CountryFactory(name_en="Chad", region=africa))
    planned(chad, due_on=yesterday, words="Write to the ministry")
    planned(NbsapFactory(country=CountryFactory(name_en="Peru")), due_on=yesterday)
    client.force_login(seated())

    everywhere = words(client.get(at("late_step_list")))
    there = words(client.get(at("late_step_list"), {"region": "africa"}))

    assert "Chad" in everywhere
    assert "Peru" in everywhere
    assert "Write to the ministry" in there
    assert "Peru" not in there
    assert client.get(at("late_step_list"), {"region": "moon"}).status_code == 422


@pytest.mark.parametrize("number", [1, 3])
def test_the_late_steps_cost_the_same_for_one_or_many(client, number, django_assert_num_queries):
    for _country in range(number):
        planned(due_on=date(2020, 1, 1))
    client.force_login(seated())
    client.get(at("late_step_list"))

    with django_assert_num_queries(5):
        client.get(at("late_step_list"))
