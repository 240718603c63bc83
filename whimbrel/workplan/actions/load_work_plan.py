"""Work plans, their items, activities, criteria and contributions, from sheets."""

from pathlib import Path

from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Column, Row, choice, day, reference, text, whole_number, yes_or_no
from whimbrel.treaties.actions.load_registry import (
    Sheet,
    instruments,
    meetings,
    names,
    renamed,
)
from whimbrel.workplan.models import (
    Activity,
    Criterion,
    EarmarkedContribution,
    ProgrammeItem,
    WorkPlan,
)

DATA = Path(__file__).parents[1] / "data"


def plans() -> dict[str, int]:
    return codes(WorkPlan.objects, "code")


def _plan_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=60),
        reference("instrument", instruments(), is_required=True),
        *names("title"),
        reference("adopted_at", meetings()),
        text("mandate", longest=200),
        day("starts_on", is_required=True),
        day("ends_on", is_required=True),
        text("source"),
    ]


def _load_plans(rows: list[Row]) -> list[Loaded]:
    kept = renamed(rows, instrument="instrument_id", adopted_at="adopted_at_id")
    return [load_records(WorkPlan, kept, key=("code",), name="work plans")]


def _contribution_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=30),
        text("name", is_required=True, longest=250),
        text("donors", longest=250),
        text("project_title", longest=300),
        text("financed", longest=300),
        whole_number("start_year"),
        whole_number("end_year"),
        text("source"),
        text("note", longest=5000),
    ]


def _load_contributions(rows: list[Row]) -> list[Loaded]:
    name = "ear-marked contributions"
    return [load_records(EarmarkedContribution, rows, key=("code",), name=name)]


def _item_columns() -> list[Column]:
    return [
        reference("plan", plans(), is_required=True),
        text("code", is_required=True, longest=20),
        *names("title"),
        yes_or_no("is_essential"),
        text("source"),
    ]


def _load_items(rows: list[Row]) -> list[Loaded]:
    key = ("plan_id", "code")
    return [load_records(ProgrammeItem, renamed(rows, plan="plan_id"), key=key, name="items")]


def _activity_columns() -> list[Column]:
    return [
        reference("plan", plans(), is_required=True),
        reference("item", codes(ProgrammeItem.objects, "code"), is_required=True),
        text("code", is_required=True, longest=20),
        *names("title"),
        text("responsible", longest=250),
        yes_or_no("is_planned_for_later"),
        day("completed_on"),
        choice("completed_precision", Activity.Precision.values),
        reference("meeting", meetings()),
        text("contributions", longest=200),
        text("source"),
        text("verified", longest=200),
    ]


def _load_activities(rows: list[Row]) -> list[Loaded]:
    kept = [
        Row(
            row.line,
            {k: v for k, v in row.values.items() if k not in ("plan", "contributions")},
        )
        for row in renamed(rows, item="item_id", meeting="meeting_id")
    ]
    loaded = load_records(Activity, kept, key=("item_id", "code"), name="activities")
    funds = codes(EarmarkedContribution.objects, "code")
    activities = codes(Activity.objects, "code")
    link = Activity.contributions.through
    link.objects.filter(activity__in=activities.values()).delete()
    link.objects.bulk_create(
        link(activity_id=activities[row.values["code"]], earmarkedcontribution_id=funds[code])
        for row in rows
        for code in row.values["contributions"].split()
    )
    return [loaded]


def _criterion_columns() -> list[Column]:
    return [
        reference("plan", plans(), is_required=True),
        text("code", is_required=True, longest=20),
        *names("title"),
        text("source"),
    ]


def _load_criteria(rows: list[Row]) -> list[Loaded]:
    key = ("plan_id", "code")
    return [load_records(Criterion, renamed(rows, plan="plan_id"), key=key, name="criteria")]


SHEETS = [
    Sheet(DATA / "work_plans.csv", "work-plans", _plan_columns, ("code",), _load_plans),
    Sheet(
        DATA / "contributions.csv",
        "contributions",
        _contribution_columns,
        ("code",),
        _load_contributions,
    ),
    Sheet(
        DATA / "programme_items.csv",
        "programme-items",
        _item_columns,
        ("plan", "code"),
        _load_items,
    ),
    Sheet(
        DATA / "activities.csv", "activities", _activity_columns, ("item", "code"), _load_activities
    ),
    Sheet(DATA / "criteria.csv", "criteria", _criterion_columns, ("plan", "code"), _load_criteria),
]
