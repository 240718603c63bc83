"""Reports that go out by themselves."""

from datetime import date

from tests.factories.treaties import InstrumentFactory, MeetingFactory
from tests.factories.workplan import WorkPlanFactory
from whimbrel.report.actions.scheduled_reports import set_schedule
from whimbrel.report.models import ReportSchedule

BEGUN, PERIOD, DUE = date(2026, 1, 10), (date(2026, 1, 1), date(2026, 3, 31)), date(2026, 4, 5)


def a_schedule(*readers, by=None, **fields):
    """An update for the Standing Committee each quarter, for these people."""
    schedule = ReportSchedule(
        **{
            "title": "Update", "pattern": "standing-committee", "plan": WorkPlanFactory(),
            "instrument": InstrumentFactory(), "meeting": MeetingFactory(), **fields,
        }
    )  # fmt: skip
    return set_schedule(schedule=schedule, readers=readers, by=by, today=BEGUN)
