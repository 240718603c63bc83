"""Work plans, their items, activities, criteria and contributions, from sheets."""

from pathlib import Path

from django.utils.translation import gettext as _

from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetRefused,
    choice,
    day,
    reference,
    text,
    whole_number,
    yes_or_no,
)
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
        text("item", is_required=True, longest=20),
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
    items = _items_named(rows)
    kept = [
        Row(
            row.line,
            {k: v for k, v in row.values.items() if k not in ("plan", "item", "contributions")}
            | {"item_id": item},
        )
        for row, item in zip(renamed(rows, meeting="meeting_id"), items, strict=True)
    ]
    loaded = load_records(Activity, kept, key=("item_id", "code"), name="activities")
    funds = codes(EarmarkedContribution.objects, "code")
    known = Activity.objects.filter(item__in=items).values_list("item", "code", "pk")
    activities = {(item, code): pk for item, code, pk in known}
    told = [activities[item, row.values["code"]] for row, item in zip(rows, items, strict=True)]
    link = Activity.contributions.through
    link.objects.filter(activity__in=told).delete()
    link.objects.bulk_create(
        link(activity_id=activity, earmarkedcontribution_id=funds[code])
        for row, activity in zip(rows, told, strict=True)
        for code in row.values["contributions"].split()
    )
    return [loaded]


def _items_named(rows: list[Row]) -> list[int]:
    """The item of each row: its code names one in the row's own plan, and may name others in other plans."""
    known = {
        (plan, code): pk
        for plan, code, pk in ProgrammeItem.objects.values_list("plan", "code", "pk")
    }
    named = [(row.values["plan"], row.values["item"]) for row in rows]
    unknown = [
        Complaint(_("This plan has no item of that code."), row.line, "item")
        for row, name in zip(rows, named, strict=True)
        if name not in known
    ]
    if unknown:
        raise SheetRefused("activities", unknown)
    return [known[name] for name in named]


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
        DATA / "activities.csv",
        "activities",
        _activity_columns,
        ("plan", "item", "code"),
        _load_activities,
    ),
    Sheet(DATA / "criteria.csv", "criteria", _criterion_columns, ("plan", "code"), _load_criteria),
]
