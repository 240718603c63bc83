"""National plans from a sheet: the one that comes with Whimbrel, or a newer one from the CBD's list.

What people put right here stands, and where the sheet says otherwise that is listed; until the Secretariat loads it over them.
"""

from datetime import date
from pathlib import Path
from typing import Any

from whimbrel.core.journal import changes, record, values_of
from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import (
    Column,
    Row,
    choice,
    day,
    reference,
    text,
    whole_number,
    yes_or_no,
)
from whimbrel.nbsap.models import Framework, Nbsap, PlanStage
from whimbrel.nbsap.queries.corrections import Corrections, corrections_of
from whimbrel.treaties.actions.load_registry import Sheet, countries

DATA = Path(__file__).parents[1] / "data"
STAGE = ("stage", "on", "is_year_only")
# By these a version is found again, or they follow from what is held.
NEVER_HELD = ("code", "country_id", "verified")


def _columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=20),
        reference("iso3", countries(), is_required=True),
        whole_number("year", is_required=True),
        whole_number("starts_year"),
        whole_number("ends_year"),
        choice("framework", [Framework.AICHI.value, Framework.KMGBF.value]),
        choice("stage", PlanStage.Kind.values),
        day("on"),
        yes_or_no("is_year_only"),
        text("source", is_required=True),
        text("source_url"),
        text("verified", longest=200),
    ]


def _load(rows: list[Row]) -> list[Loaded]:
    there = {one.code: one for one in Nbsap.objects.filter(code__in=_codes(rows))}
    corrected = corrections_of([one.pk for one in there.values()])
    facts: list[str] = []
    stages: list[str] = []
    plans = [
        _held_facts(row, there.get(row.values["code"]), corrected, facts) for row in _plans(rows)
    ]
    loaded = load_records(Nbsap, plans, key=("code",), name="national plans")
    noted = {
        (one.nbsap_id, one.kind, one.on): one
        for one in PlanStage.objects.filter(nbsap__in=[one.pk for one in there.values()])
    }
    kept = [row for row in _stages(rows) if not _is_held(row, noted, corrected, stages)]
    of_stages = _load_stages(kept)
    loaded.held, of_stages.held = facts, stages
    return [loaded, of_stages]


def _load_over(rows: list[Row]) -> list[Loaded]:
    """As if nobody had put anything right; the journal says what was written over."""
    there = list(Nbsap.objects.filter(code__in=_codes(rows)))
    corrected = corrections_of([one.pk for one in there])
    fields = [name for name in _plans(rows)[0].values if name != "country_id"]
    before = {one.pk: values_of(one, fields) for one in there if one.pk in corrected}
    loaded = load_records(Nbsap, _plans(rows), key=("code",), name="national plans")
    stages = _stages(rows)
    gone = {pk: _took_out_corrected(stages, pk, corrected[pk]) for pk in before}
    of_stages = _load_stages(stages)
    for one in Nbsap.objects.filter(pk__in=list(before)):
        made = changes(before[one.pk], values_of(one, fields), fields)
        if made or gone[one.pk]:
            record(
                None,
                "loaded over a correction of a national plan",
                one,
                **made,
                stages=gone[one.pk],
            )
    return [loaded, of_stages]


def _codes(rows: list[Row]) -> list[str]:
    return [row.values["code"] for row in rows]


def _plans(rows: list[Row]) -> list[Row]:
    return [
        Row(
            row.line,
            {
                "country_id" if name == "iso3" else name: value
                for name, value in row.values.items()
                if name not in STAGE
            },
        )
        for row in rows
    ]


def _stages(rows: list[Row]) -> list[Row]:
    """The stages that the rows name, each with the key of its version, which must be there."""
    known = codes(Nbsap.objects.all(), "code")
    return [
        Row(
            row.line,
            {
                "nbsap_id": known[row.values["code"]],
                "kind": row.values["stage"],
                "on": row.values["on"],
                "is_year_only": row.values["is_year_only"],
                "source": row.values["source"],
            },
        )
        for row in rows
        if row.values["stage"] and row.values["on"]
    ]


def _load_stages(rows: list[Row]) -> Loaded:
    key = ("nbsap_id", "kind", "on")
    return load_records(PlanStage, rows, key=key, name="stages of national plans")


def _held_facts(
    row: Row, nbsap: Nbsap | None, corrected: dict[int, Corrections], told: list[str]
) -> Row:
    """The row with what was put right here in place of what the sheet says."""
    if nbsap is None or nbsap.pk not in corrected:
        return row
    held: dict[str, Any] = {}
    for name, said in row.values.items():
        value = getattr(nbsap, name)
        on = corrected[nbsap.pk].of_field(name, value)
        if name not in NEVER_HELD and value != said and on:
            held[name] = value
            told.append(f"{row.line}: {name} stays “{value}” ({on}), the sheet has “{said}”")
    if held:
        # What is not as in the sheet was not verified with it.
        held["verified"] = nbsap.verified
    return Row(row.line, row.values | held)


def _is_held(
    row: Row,
    noted: dict[tuple[int, str, date], PlanStage],
    corrected: dict[int, Corrections],
    told: list[str],
) -> bool:
    """Whether the stage stays as people here left it: noted by them, put right, or taken out."""
    nbsap, kind, on = (row.values[name] for name in ("nbsap_id", "kind", "on"))
    there = noted.get((nbsap, kind, on))
    is_theirs = bool(there and there.noted_by_id)
    if not is_theirs and (nbsap not in corrected or not corrected[nbsap].of_stage(kind, on)):
        return False
    if there is None:
        told.append(f"{row.line}: the stage “{kind}, {on}” was put right or taken out here")
    elif (there.source, there.is_year_only) != (row.values["source"], row.values["is_year_only"]):
        told.append(f"{row.line}: the stage “{kind}, {on}” has its source or day from here")
    return True


def _took_out_corrected(rows: list[Row], pk: int, corrected: Corrections) -> list[str]:
    """What a stage of the sheet became here goes, so that it does not stand there twice."""
    gone = []
    for row in rows:
        found = corrected.of_stage(row.values["kind"], row.values["on"])
        if row.values["nbsap_id"] != pk or found is None:
            continue
        gone.append(f"{row.values['kind']} {row.values['on']}")
        if found.after:
            # What did not change is not always told.
            became = {"kind": row.values["kind"], "on": row.values["on"]} | found.after
            PlanStage.objects.filter(nbsap=pk, kind=became["kind"], on=became["on"]).delete()
    return gone


NBSAPS = Sheet(DATA / "nbsaps.csv", "nbsaps", _columns, ("code",), _load)
NBSAPS_OVER = Sheet(Path("nbsaps.csv"), "nbsaps-over-corrections", _columns, ("code",), _load_over)
