from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import BodyFactory, DesignationFactory, RegionFactory
from tests.factories.workplan import ActivityFactory, EarmarkedContributionFactory, MandateFactory

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
    found = ActivityFactory(
        title_en="Train focal points", lead=BodyFactory(name_en="CMS Secretariat"),
        beneficiaries_en="Focal points of Africa", beneficiaries_number=51, keeper=seated(),
    )  # fmt: skip
    found.partners.add(BodyFactory(name_en="AEWA Secretariat"))
    found.regions.add(RegionFactory(name_en="Africa"))
    found.outputs.create(title_en="Manual", done_on=date(2013, 5, 1), evidence="/en/manual/")
    found.outputs.create(title_en="Course", due_on=date(2014, 5, 1))
    found.steps.create(
        kind="under_way", on=date(2013, 2, 1), words="Not for all eyes", noted_at=now()
    )
    return found


def test_the_world_reads_what_was_promised_and_done_and_not_who_is_behind_it(client, activity):
    page = words(client.get(activity.get_absolute_url()))

    for told in (
        "CMS Secretariat", "AEWA Secretariat", "Africa", "Focal points of Africa (51)",
        "under way 50 per cent done (1 of 2 outputs, by weight)", "Course 1 May 2014 Not yet",
        "1 February 2013: under way",
    ):  # fmt: skip
        assert told in page
    assert "Not for all eyes" not in page
    assert activity.keeper.display_name not in page
    for person in (UserFactory(), DesignationFactory().person):
        client.force_login(person)
        assert "Not for all eyes" not in words(client.get(activity.get_absolute_url()))


def test_the_secretariat_reads_the_words_and_who_looks_after_it(client, activity):
    client.force_login(seated())
    page = words(client.get(activity.get_absolute_url()))

    assert "Not for all eyes" in page
    assert str(activity.keeper) in page


def test_evidence_on_this_site_is_shown_in_the_reader_s_language(client, activity):
    answer = client.get(activity.get_absolute_url().replace("/en/", "/fr/"))

    assert 'href="/fr/manual/"' in answer.content.decode()


def test_only_the_secretariat_changes_anything(client, activity):
    output = activity.outputs.first()
    pages = [
        *(at(name, activity.pk) for name in ("activity_edit", "activity_step", "output_new")),
        *(at(name, output.pk) for name in ("output_edit", "output_remove")),
    ]
    for somebody in (None, UserFactory(), DesignationFactory().person):
        if somebody:
            client.force_login(somebody)
        assert {client.post(page).status_code for page in pages} == {403 if somebody else 302}
    assert activity.outputs.count() == 2


def test_facts_are_changed_by_a_form_that_keeps_what_was_typed(client, activity):
    client.force_login(seated())
    here, mandate = at("activity_edit", activity.pk), MandateFactory()
    given = {"title_en": "Train all", "starts_on": "2013-02-01", "ends_on": "2013-01-01"}
    wrong = client.post(here, given)
    assert wrong.status_code == 422
    assert "The activity ends before it starts." in words(wrong)
    assert "Train all" in wrong.content.decode()

    client.post(here, given | {"ends_on": "2013-03-01", "mandates": [mandate.pk]})

    activity.refresh_from_db()
    assert (activity.title_en, activity.ends_on) == ("Train all", date(2013, 3, 1))
    assert mandate.symbol in words(client.get(activity.get_absolute_url()))


def test_it_is_said_where_it_stands(client, activity):
    client.force_login(seated())
    here = at("activity_step", activity.pk)
    for wrong in (
        {"kind": "under_way", "on": "2999-01-01"},
        {"kind": "done", "on": "2013-06-01", "per_cent": "40"},
        {"kind": "dropped", "on": "2013-06-01"},
        {"kind": "under_way", "on": "2013-06-01", "per_cent": "101"},
    ):
        assert client.post(here, wrong).status_code == 422

    client.post(here, {"kind": "under_way", "on": "2013-06-01", "per_cent": "70"})

    page = words(client.get(activity.get_absolute_url()))
    assert "70 per cent done (as the Secretariat said on 1 Jun 2013)" in page


def test_an_output_is_planned_changed_and_taken_out(client, activity):
    client.force_login(seated())
    given = {
        "kind": "milestone",
        "title_en": "Texts agreed",
        "weight": "2",
        "done_precision": "day",
    }
    new = at("output_new", activity.pk)
    for wrong in (
        {"evidence": "javascript:alert(1)"}, {"evidence": "//elsewhere.example"},
        {"evidence_words": "A page"}, {"done_on": "2999-01-01"},
    ):  # fmt: skip
        assert client.post(new, given | wrong).status_code == 422
    client.post(new, given | {"evidence": "https://example.org/x", "evidence_words": "The text"})
    output = activity.outputs.get(kind="milestone")
    assert "Texts agreed (Milestone)" in words(client.get(activity.get_absolute_url()))

    client.post(at("output_edit", output.pk), given | {"done_on": "2013-06-01"})
    output.refresh_from_db()
    assert output.done_on == date(2013, 6, 1)
    assert client.get(at("output_remove", output.pk)).status_code == 200
    client.post(at("output_remove", output.pk))

    assert "Texts agreed" not in words(client.get(activity.get_absolute_url()))


def test_what_was_carried_over_keeps_its_history(client, activity):
    later = ActivityFactory(carried_from=activity)
    page = words(client.get(later.get_absolute_url()))

    assert "In earlier plans" in page
    assert "1 February 2013: under way" in page
    assert "Carried over into" in words(client.get(activity.get_absolute_url()))


@pytest.mark.parametrize("number", [1, 3])
def test_an_activity_costs_the_same_for_one_or_many(client, number, django_assert_num_queries):
    activity = ActivityFactory()
    for _ in range(number):
        activity.partners.add(BodyFactory())
        activity.regions.add(RegionFactory())
        activity.contributions.add(EarmarkedContributionFactory())
        activity.depends_on.add(ActivityFactory())
        activity.outputs.create(title_en="Output")
        activity.steps.create(kind="under_way", on=date(2013, 1, 1), noted_at=now())
        MandateFactory().links.create(plan=activity.item.plan, activity=activity)

    with django_assert_num_queries(9):
        client.get(activity.get_absolute_url())


def test_an_unknown_activity_is_not_found(client):
    assert client.get(at("activity_detail", 999_999)).status_code == 404
