from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.meetings import issued
from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportTextFactory
from tests.factories.workplan import ActivityFactory, CostEstimateFactory, WorkPlanFactory
from whimbrel.report.actions.add_decision import add_decision
from whimbrel.report.models import Report
from whimbrel.report.queries.decisions import draft_decision
from whimbrel.workplan.models import Activity, Finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return ReportTextFactory(report=FigureFactory().report).report


def activity(report, ends_on=date(2014, 10, 31), **more):
    plan = WorkPlanFactory(instrument=report.instrument, ends_on=ends_on)
    return ActivityFactory(item__plan=plan, **more)


def test_the_draft_decision_names_what_is_overdue_and_what_lacks_money(report):
    activity(report, title_en="Done", completed_on=date(2013, 1, 1))
    CostEstimateFactory(activity=activity(report, title_en="A course", code="C1"))
    activity(report, title_en="A guide", code="G1", ends_on=date(2014, 12, 31))
    ActivityFactory(title_en="Of another instrument")

    assert draft_decision(report, language="en").items == (
        "take note of this report;",
        "request that “A course” (C1), overdue, be completed or dropped;",
        "invite Parties and donors to support “A course” (C1);",
        "note that “A guide” (G1) is not completed yet;",
    )


def test_it_is_put_at_the_end_of_the_text(report):
    activity(report, title_en="A course", code="C1")
    add_decision(report=report, language="en", by=UserFactory())
    last = report.texts.get().body.get_prep_value()[-1]

    assert last["type"] == "action_requested"
    assert "A course" in str(last["value"])


def test_where_somebody_is_rewriting_it_is_added_to_what_they_have(report):
    text = report.texts.get()
    text.body[0].value = "I am rewriting this."
    text.save_revision()
    add_decision(report=report, language="en", by=UserFactory())
    text.refresh_from_db()
    latest = text.get_latest_revision_as_object().body.get_prep_value()

    assert [one["type"] for one in latest] == ["paragraph", "action_requested"]
    assert latest[0]["value"] == "I am rewriting this."
    assert len(text.body) == 1


def recommended(report, words, *, steps=(), **fields):
    plan = WorkPlanFactory(instrument=report.instrument)
    told = {"kind": "recommendation", "source": "Review", "noted_on": date(2014, 1, 1), **fields}
    finding = Finding.objects.create(plan=plan, words=words, **told)
    for kind, on in steps:
        finding.steps.create(kind=kind, on=on)


def items(report):
    return [one for one in draft_decision(report, language="en").items if "take note of" not in one]


def test_an_activity_whose_own_last_day_is_over_is_overdue_in_a_plan_that_is_not(report):
    activity(report, ends_on=date(2015, 12, 31), title_en="A guide", code="G1")
    Activity.objects.update(starts_on=date(2013, 1, 1), ends_on=date(2014, 6, 30))

    assert items(report) == ["request that “A guide” (G1), overdue, be completed or dropped;"]


def test_recommendations_that_are_open_are_put_to_the_meeting(report):
    recommended(report, "Teach in French.")
    recommended(report, "Teach by radio", steps=[("accepted", date(2014, 2, 1))])
    recommended(
        report, "Translate the guide", steps=[("begun", date(2014, 2, 1))], due_on=date(2014, 6, 30)
    )
    recommended(report, "Done by then", steps=[("done", date(2014, 3, 1))])
    recommended(
        report, "Done after it", steps=[("accepted", date(2014, 2, 1)), ("done", date(2014, 12, 1))]
    )
    recommended(report, "Found after it", noted_on=date(2014, 12, 1))
    recommended(report, "A lesson", kind="lesson")

    assert items(report) == [
        "decide whether to accept the recommendation “Teach in French” (Review);",
        "request that the recommendation “Teach by radio” (Review) be carried out;",
        "request that the recommendation “Translate the guide” (Review), due on 30 June 2014, be carried out;",
        "request that the recommendation “Done after it” (Review) be carried out;",
    ]


def test_countries_that_did_not_answer_what_was_asked_of_them_are_urged(report):
    Report.objects.update(cut_off_on=date(2026, 6, 1))
    report.refresh_from_db()
    notification = issued(instrument=report.instrument, parties=("KEN", "SEN"))
    issued(instrument=report.instrument, action_en="", deadline_on=None)
    issued(instrument=report.instrument, deadline_on=date(2026, 6, 30))
    issued()

    assert items(report) == [
        f"urge the 2 countries that have not answered Notification {notification.symbol} (Nominations for the workshop) to do so;"
    ]
    for noted in notification.countries.all()[:1]:
        noted.answers.create(words="Ours", said_by=UserFactory(), said_at=now())
    assert "urge the 1 country that has not answered" in items(report)[0]
