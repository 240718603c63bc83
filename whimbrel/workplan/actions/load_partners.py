"""Who carries out activities, where and for whom, and what they bring forth, from sheets."""

from collections.abc import Iterable, Mapping

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
)
from whimbrel.treaties.actions.load_registry import Sheet, instruments, names
from whimbrel.treaties.models import Body, Country, Region
from whimbrel.workplan.actions.load_mandates import activities_by_code, named_activities
from whimbrel.workplan.actions.load_work_plan import DATA, plans
from whimbrel.workplan.models import Activity, Output

LISTED = {"partners": Body, "governments": Country, "regions": Region}
CODE = {"partners": "code", "governments": "iso3", "regions": "code"}


def _body_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=60),
        choice("kind", Body.Kind.values, is_required=True),
        *names("name"),
        reference("instrument", instruments()),
    ]


def _load_bodies(rows: list[Row]) -> list[Loaded]:
    kept = [
        Row(
            row.line,
            {("instrument_id" if k == "instrument" else k): v for k, v in row.values.items()},
        )
        for row in rows
    ]
    return [load_records(Body, kept, key=("code",), name="bodies")]


def _share_columns() -> list[Column]:
    return [
        reference("plan", plans(), is_required=True),
        text("activity", is_required=True, longest=20),
        reference("lead", codes(Body.objects, "code")),
        *(text(name, longest=500) for name in LISTED),
        *(text(f"beneficiaries_{code}", longest=300) for code in ("en", "fr", "es", "ar", "ru")),
        whole_number("beneficiaries_number"),
    ]


def _load_shares(rows: list[Row]) -> list[Loaded]:
    """Who takes part in which activity; the activities themselves are loaded before."""
    named = named_activities(rows, activities_by_code(), "activity-partners")
    found = {name: _many(rows, name) for name in LISTED}
    activities = Activity.objects.in_bulk([one for one in named if one is not None])
    loaded = Loaded("partners of activities")
    for place, (row, pk) in enumerate(zip(rows, named, strict=True)):
        if pk is None:
            continue
        lists = {name: found[name][place] for name in LISTED}
        if differing := _made_to_say(activities[pk], _plain(row), lists):
            loaded.changed += 1
            loaded.changes.append(f"{row.line}: {', '.join(differing)}")
        else:
            loaded.unchanged += 1
    return [loaded]


def _made_to_say(
    activity: Activity, values: Mapping[str, object], lists: Mapping[str, list[int]]
) -> list[str]:
    """The names of what differed."""
    differing = [name for name, value in values.items() if getattr(activity, name) != value]
    for name in differing:
        setattr(activity, name, values[name])
    if differing:
        activity.save(update_fields=differing)
    for name, wanted in lists.items():
        listed = getattr(activity, name)
        if {one.pk for one in listed.all()} != set(wanted):
            listed.set(wanted)
            differing.append(name)
    return differing


def _plain(row: Row) -> dict[str, object]:
    told = {name: value for name, value in row.values.items() if name.startswith("beneficiaries")}
    return told | {"lead_id": row.values["lead"]}


def _many(rows: list[Row], name: str) -> list[list[int]]:
    """The records that each row names in one column by their codes. Raises SheetRefused with every one unknown."""
    known = codes(LISTED[name].objects, CODE[name])  # type: ignore[attr-defined]
    unknown = [
        Complaint(_("There is no record of the code “%s”.") % code, row.line, name)
        for row in rows
        for code in row.values[name].split()
        if code not in known
    ]
    if unknown:
        raise SheetRefused("activity-partners", unknown)
    return [[known[code] for code in row.values[name].split()] for row in rows]


def _output_columns() -> list[Column]:
    return [
        reference("plan", plans(), is_required=True),
        text("activity", is_required=True, longest=20),
        choice("kind", Output.Kind.values, is_required=True),
        *names("title"),
        whole_number("weight", is_required=True),
        day("due_on"),
        day("done_on"),
        choice("done_precision", Activity.Precision.values, is_required=True),
        text("evidence"),
        text("evidence_words", longest=200),
        text("source"),
    ]


def _load_outputs(rows: list[Row]) -> list[Loaded]:
    named = named_activities(rows, activities_by_code(), "outputs")
    kept = [
        Row(row.line, {"activity_id": pk} | _without(row.values, ("plan", "activity")))
        for row, pk in zip(rows, named, strict=True)
    ]
    return [load_records(Output, kept, key=("activity_id", "title_en"), name="outputs")]


def _without(values: dict[str, object], names_left: Iterable[str]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name not in names_left}


SHEETS = [
    Sheet(DATA / "bodies.csv", "bodies", _body_columns, ("code",), _load_bodies),
    Sheet(
        DATA / "activity_partners.csv",
        "activity-partners",
        _share_columns,
        ("plan", "activity"),
        _load_shares,
    ),
    Sheet(
        DATA / "outputs.csv",
        "outputs",
        _output_columns,
        ("plan", "activity", "title_en"),
        _load_outputs,
    ),
]
