"""The framework of competences, and the modules that build them, from sheets."""

from pathlib import Path

from django.utils.translation import gettext as _

from whimbrel.core.languages import columns
from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Column, Complaint, Row, SheetRefused, choice, text, whole_number
from whimbrel.training.models import Area, Competence, Module
from whimbrel.treaties.actions.load_registry import Sheet, names

DATA = Path(__file__).parents[1] / "data"


def competence_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=40),
        choice("area", Area.values, is_required=True),
        whole_number("position", is_required=True),
        *names(),
        *(text(name, longest=250) for name in columns("about")),
    ]


def load_competences(rows: list[Row]) -> list[Loaded]:
    return [load_records(Competence, rows, key=("code",), name="competences")]


def module_columns() -> list[Column]:
    return [
        text("code", is_required=True, longest=40),
        whole_number("position", is_required=True),
        whole_number("hours", is_required=True),
        *names(),
        text("competences", is_required=True),
    ]


def load_modules(rows: list[Row]) -> list[Loaded]:
    """Modules, and which competences each builds: the links are made anew, they hold nothing else."""
    known = codes(Competence.objects, "code")
    unknown = [
        Complaint(
            _("“%(cell)s” is not known here. Check the code, or add its record first.")
            % {"cell": code},
            row.line,
            "competences",
        )
        for row in rows
        for code in row.values["competences"].split()
        if code not in known
    ]
    if unknown:
        raise SheetRefused("modules", unknown)
    kept = [
        Row(row.line, {name: value for name, value in row.values.items() if name != "competences"})
        for row in rows
    ]
    loaded = load_records(Module, kept, key=("code",), name="modules")
    modules = codes(Module.objects, "code")
    link = Module.competences.through
    link.objects.filter(module__in=[modules[row.values["code"]] for row in rows]).delete()
    link.objects.bulk_create(
        link(module_id=modules[row.values["code"]], competence_id=known[code])
        for row in rows
        for code in dict.fromkeys(row.values["competences"].split())
    )
    return [loaded]


SHEETS = [
    Sheet(DATA / "competences.csv", "competences", competence_columns, ("code",), load_competences),
    Sheet(DATA / "modules.csv", "modules", module_columns, ("code",), load_modules),
]
