from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from tests.factories.workplan import ActivityFactory, CriterionFactory
from whimbrel.workplan.actions.appraising import Reader, let_evaluator_read
from whimbrel.workplan.emails import evaluator_token
from whimbrel.workplan.models import Finding, Risk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def activity():
    activity = ActivityFactory(title_en="Workshop in Cape Town")
    CriterionFactory(plan=activity.item.plan, title_en="From the bottom up", weight=2)
    return activity


@pytest.fixture
def plan(activity):
    return activity.item.plan


def at(name, *args):
    return reverse(f"workplan:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def test_the_assessment_is_the_secretariat_s_own(client, plan, activity):
    pages = [
        at("appraisal", plan.code),
        at("risk_new", plan.code),
        at("activity_marks", activity.pk),
    ]
    for somebody in (None, UserFactory(), DesignationFactory().person):
        if somebody:
            client.force_login(somebody)
        assert {client.get(page).status_code for page in pages} == {403 if somebody else 302}


def test_an_activity_is_marked_by_criterion_and_weight(client, plan, activity):
    client.force_login(seated())
    criterion = plan.criteria.get()
    here = at("activity_marks", activity.pk)
    unexplained = client.post(here, {f"words-{criterion.pk}": "Asked for by Parties"})
    assert unexplained.status_code == 422
    assert "Asked for by Parties" in unexplained.content.decode()

    client.post(
        here, {f"points-{criterion.pk}": "1", f"words-{criterion.pk}": "Asked for by Parties"}
    )

    page = words(client.get(at("appraisal", plan.code)))
    assert "1 of 1 activities are marked." in page
    assert "From the bottom up ×2" in page
    assert "Workshop in Cape Town in part Asked for by Parties 50" in page
    assert 'value="1" selected' in client.get(here).content.decode()
    assert "weight 2" in words(client.get(at("work_plan_detail", plan.code)))


def test_a_risk_is_written_down_and_closed(client, plan, activity):
    client.force_login(seated())
    given = {"title": "No host", "likelihood": "3", "impact": "2", "activity": activity.pk}
    assert client.get(at("risk_new", plan.code)).status_code == 200
    assert client.post(at("risk_new", plan.code), given | {"title": ""}).status_code == 422

    client.post(at("risk_new", plan.code), given)

    assert "6/9 high, middling" in words(client.get(at("appraisal", plan.code)))
    client.post(at("risk_close", Risk.objects.get().pk), {"outcome": "Kenya hosts"})
    page = words(client.get(at("appraisal", plan.code)))
    assert "No open risk is written down." in page
    assert "Kenya hosts" in page


def test_a_recommendation_is_followed_until_it_is_closed(client, plan):
    client.force_login(seated())
    given = {"kind": "recommendation", "words": "Teach in French", "source": "Review of 2014", "due_on": "2026-01-31"}  # fmt: skip
    client.post(at("finding_new", plan.code), given)
    assert "open, late" in words(client.get(at("appraisal", plan.code)))
    here = at("finding_step", Finding.objects.get().pk)
    assert client.post(here, {"kind": "refused", "on": "2026-02-01"}).status_code == 422
    assert client.post(here, {"kind": "done", "on": "2999-01-01"}).status_code == 422

    client.post(here, {"kind": "done", "on": "2026-02-01", "words": "Since Dakar"})

    page = words(client.get(at("appraisal", plan.code)))
    assert "done 1 Feb 2026: Since Dakar" in page.replace("\xa0", " ")
    assert "late" not in page


def test_a_lesson_is_written_down_and_is_due_on_no_day(client, plan):
    client.force_login(seated())
    given = {"kind": "lesson", "words": "Send the text early", "source": "Workshop"}
    assert client.post(at("finding_new", plan.code), given | {"due_on": "2026-01-31"}).status_code == 422  # fmt: skip

    client.post(at("finding_new", plan.code), given)

    assert "Send the text early" in words(client.get(at("appraisal", plan.code)))
    assert client.get(at("finding_step", Finding.objects.get().pk)).status_code == 404


def test_an_evaluator_reads_by_the_link_and_changes_nothing(client, plan, activity):
    client.force_login(seated())
    given = {"office": "Institute", "email": "who@example.org", "language": "en", "until": "2099-01-01"}  # fmt: skip
    assert client.post(at("evaluator_new", plan.code), given | {"until": "2000-01-01"}).status_code == 422  # fmt: skip
    client.post(at("evaluator_new", plan.code), given)
    evaluator = plan.evaluators.get()
    here = at("evaluation", evaluator_token(evaluator))
    client.logout()

    page = client.get(here)

    assert "For Institute, until 1 January 2099." in words(page)
    assert "Workshop in Cape Town" in words(page)
    assert "form" not in {one.name for one in BeautifulSoup(page.content, "html.parser").main.find_all()}  # fmt: skip
    assert client.post(here).status_code == 405
    client.force_login(seated())
    client.post(at("evaluator_end", evaluator.pk))
    assert client.get(here).status_code == 410


def test_the_link_ends_with_its_day(client, plan):
    reader = Reader("Institute", "who@example.org", "en", localdate() - timedelta(days=1))
    evaluator = let_evaluator_read(plan=plan, reader=reader, by=UserFactory(), at=now())

    assert client.get(at("evaluation", evaluator_token(evaluator))).status_code == 410
    assert client.get(at("evaluation", "a-guess")).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_activity_or_many(
    client, plan, activity, number, django_assert_num_queries
):
    ActivityFactory.create_batch(number - 1, item=activity.item)
    for n in range(number):
        reader = Reader(f"Institute {n}", "who@example.org", "en", date(2099, 1, 1))
        let_evaluator_read(plan=plan, reader=reader, by=UserFactory(), at=now())
    client.force_login(seated())
    client.get(at("appraisal", plan.code))

    with django_assert_num_queries(10):
        client.get(at("appraisal", plan.code))
