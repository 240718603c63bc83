"""A plan and a report on all of it, too large to be written while somebody waits."""

import json
from datetime import date

from tests.factories.report import EditionFactory, FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.workplan import ActivityFactory, ProgrammeItemFactory, WorkPlanFactory
from whimbrel.report.queries.report_files import LARGE


def large_report(**kwargs):
    plan = WorkPlanFactory(starts_on=date(2012, 1, 1), ends_on=date(2014, 12, 31))
    item = ProgrammeItemFactory(plan=plan)
    for n in range(LARGE + 1):
        ActivityFactory(item=item, code=f"A{n:04}")
    report = ReportFactory(**kwargs)
    FigureFactory(report=report, name="all", kind="plan-activities", parameters={"plan": plan.code})
    table = {"figure": "all", "caption": "All activities"}
    ReportTextFactory(
        report=report, body=json.dumps([{"id": "t1", "type": "table", "value": table}])
    )
    return report


def large_edition(**kwargs):
    return EditionFactory(report=large_report(**kwargs))
