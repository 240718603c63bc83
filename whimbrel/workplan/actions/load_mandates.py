"""What plans and activities are mandated by, from sheets."""

from django.utils.translation import gettext as _

from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Column, Complaint, Row, SheetRefused, choice, reference, text
from whimbrel.treaties.actions.load_registry import (
    Sheet,
    instruments,
    meetings,
    names,
    renamed,
)
from whimbrel.workplan.actions.load_work_plan import DATA, plans
from whimbrel.workplan.models import Activity, Mandate, MandateLink


def _mandate_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=60),
        choice("kind", Mandate.Kind.values, is_required=True),
        text("symbol", is_required=True, longest=100),
        *names("title"),
        reference("instrument", instruments()),
        reference("adopted_at", meetings()),
        text("link", longest=200),
        text("source"),
        text("verified", longest=200),
    ]


def _load_mandates(rows: list[Row]) -> list[Loaded]:
    kept = renamed(rows, instrument="instrument_id", adopted_at="adopted_at_id")
    return [load_records(Mandate, kept, key=("code",), name="mandates")]


def _link_columns() -> list[Column]:
    return [
        reference("mandate", codes(Mandate.objects, "code"), is_required=True),
        reference("plan", plans(), is_required=True),
        text("activity", longest=20),
        text("source"),
    ]


def _load_links(rows: list[Row]) -> list[Loaded]:
    known = activities_by_code()
    kept = [
        Row(
            row.line,
            {
                "mandate_id": row.values["mandate"],
                "plan_id": row.values["plan"],
                "activity_id": activity,
                "source": row.values["source"],
            },
        )
        for row, activity in zip(rows, named_activities(rows, known, "mandate-links"), strict=True)
    ]
    key = ("mandate_id", "plan_id", "activity_id")
    return [load_records(MandateLink, kept, key=key, name="links to mandates")]


def activities_by_code() -> dict[tuple[int, str], int]:
    """Activities by plan and code."""
    found = Activity.objects.values_list("item__plan", "code", "pk")
    return {(plan, code): pk for plan, code, pk in found}


def named_activities(
    rows: list[Row], known: dict[tuple[int, str], int], sheet: str
) -> list[int | None]:
    """The activity of each row, None where it names none. Raises SheetRefused with every row that names one unknown."""
    named = [(row.values["plan"], row.values["activity"]) for row in rows]
    unknown = [
        Complaint(_("This plan has no activity of that code."), row.line, "activity")
        for row, name in zip(rows, named, strict=True)
        if name[1] and name not in known
    ]
    if unknown:
        raise SheetRefused(sheet, unknown)
    return [known.get(name) for name in named]


SHEETS = [
    Sheet(DATA / "mandates.csv", "mandates", _mandate_columns, ("code",), _load_mandates),
    Sheet(
        DATA / "mandate_links.csv",
        "mandate-links",
        _link_columns,
        ("mandate", "plan", "activity"),
        _load_links,
    ),
]
