from datetime import date

import pytest

from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportTextFactory
from tests.factories.workplan import ActivityFactory, CostEstimateFactory, WorkPlanFactory
from whimbrel.report.actions.add_decision import add_decision
from whimbrel.report.queries.decisions import draft_decision

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
