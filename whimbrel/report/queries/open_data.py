"""A plan and its indicators as open data: what everybody may read on its pages, in tables."""

import json
from datetime import date

from whimbrel.core.languages import CODES
from whimbrel.core.open_data import Column, Table
from whimbrel.report.models import Indicator, IndicatorReading, IndicatorValue, PeriodTarget
from whimbrel.workplan.models import Activity, WorkPlan

TITLES = [Column(f"title_{code}", f"Title in the language {code}; empty where it is not translated.") for code in CODES]  # fmt: skip
INDICATOR = Column("indicator", "Code of the indicator, as in indicators.csv.")
PERIOD = [
    Column("period", "Name of the reporting period."),
    Column("starts_on", "First day of the period.", "date"),
    Column("ends_on", "Last day of the period.", "date"),
]


def plan_tables(plan: WorkPlan, *, on: date) -> list[Table]:
    """Activities, indicators, and what these should be worth and were by that day. Five queries."""
    return [
        _activities(plan),
        _indicators(plan),
        _targets(plan),
        _values(plan),
        _readings(plan, on),
    ]


def _activities(plan: WorkPlan) -> Table:
    found = Activity.objects.filter(item__plan=plan).select_related("item")
    return Table(
        "activities",
        "What the plan has, one row an activity.",
        [
            Column("item", "Code of the programme item under which it stands."),
            Column("is_essential", "Whether the item is essential.", "boolean"),
            Column("activity", "Code of the activity."),
            *TITLES,
            Column("starts_on", "Planned from.", "date"),
            Column("ends_on", "Planned until.", "date"),
            Column("is_planned_for_later", "Whether it is planned for after the plan.", "boolean"),
            Column("completed_on", "When it was completed; empty where it is not.", "date"),
            Column("completed_precision", "How exactly that day is known."),
            Column("source", "Where this is known from."),
        ],
        [
            (
                one.item.code, one.item.is_essential, one.code,
                *(getattr(one, f"title_{code}") for code in CODES), one.starts_on, one.ends_on,
                one.is_planned_for_later, one.completed_on, one.completed_precision, one.source,
            )
            for one in found.order_by("item__code", "code")
        ],
    )  # fmt: skip


def _indicators(plan: WorkPlan) -> Table:
    return Table(
        "indicators",
        "What is measured, one row an indicator.",
        [
            Column("indicator", "Code of the indicator."),
            *TITLES,
            Column("kind", "counted (from the records), entered, words, or formula."),
            Column("unit", "Unit of the numbers."),
            Column("direction", "up where more is better, down where less is."),
            Column("baseline", "What it was worth at the beginning.", "number"),
            Column("target", "What it should be worth at the end of the plan.", "number"),
            Column("method", "How it is measured."),
            Column("source", "Where its values come from."),
            Column("counts", "What is counted of the records, and of what, as JSON."),
            Column("formula", "How it is reckoned from others; their codes in square brackets."),
        ],
        [
            (
                one.code, *(getattr(one, f"title_{code}") for code in CODES), one.kind, one.unit,
                one.direction, one.baseline, one.target, one.method, one.source,
                json.dumps({one.figure: one.parameters}) if one.figure else "", one.formula,
            )
            for one in Indicator.objects.filter(plan=plan).order_by("code")
        ],
    )  # fmt: skip


def _targets(plan: WorkPlan) -> Table:
    found = PeriodTarget.objects.filter(indicator__plan=plan).select_related("indicator", "period")
    return Table(
        "targets",
        "What an indicator should be worth at the end of a period.",
        [INDICATOR, *PERIOD, Column("target", "What it should be worth.", "number")],
        [
            (one.indicator.code, str(one.period), one.period.starts_on, one.period.ends_on, one.number)
            for one in found.order_by("indicator__code", "period__starts_on")
        ],
    )  # fmt: skip


def _values(plan: WorkPlan) -> Table:
    found = IndicatorValue.objects.settled().filter(indicator__plan=plan)
    return Table(
        "values",
        "What was entered for a period and approved. Drafts are left out.",
        [
            INDICATOR,
            *PERIOD,
            Column("number", "The value.", "number"),
            Column("words", "The value in words."),
            Column("parts", "Of what the number is made up: by sex, language, region and Parties, as JSON."),
            Column("evidence", "What shows it."),
            Column("evidence_url", "An address of that."),
            Column("standing", "approved, or locked."),
        ],
        [
            (
                one.indicator.code, str(one.period), one.period.starts_on, one.period.ends_on,
                one.number, one.words, json.dumps(one.parts) if one.parts else "", one.evidence,
                one.evidence_url, one.now_step,
            )
            for one in found.select_related("indicator", "period").order_by(
                "indicator__code", "period__starts_on"
            )
        ],
    )  # fmt: skip


def _readings(plan: WorkPlan, on: date) -> Table:
    found = IndicatorReading.objects.filter(indicator__plan=plan, cut_off__lte=on)
    return Table(
        "readings",
        "What a counted indicator was worth on a day; a row only where it differs from the day before.",
        [
            INDICATOR,
            Column("day", "Up to which day was counted.", "date"),
            Column("number", "What was counted; of a list how many it has.", "number"),
            Column("text", "The same in words, in English."),
        ],
        [
            (one.indicator.code, one.cut_off, one.number, one.text)
            for one in found.select_related("indicator").order_by("indicator__code", "cut_off")
        ],
    )
