"""What is on record of the plans as sheets: facts, stages, texts. The same columns go out and come in.

`was` says what a line held when the sheet was taken out, so that what somebody changed here meanwhile is not written over.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.models import Nbsap, PlanDocument, PlanStage

_OF_PLAN = ("plan", "iso3", "country")
# The columns that may be changed, each with the field that holds it.
FACTS = {
    "title": "title", "year": "year", "starts_year": "starts_year", "ends_year": "ends_year",
    "framework": "framework", "adopted_by": "adopted_by", "source": "source", "source_url": "source_url",
}  # fmt: skip
STAGES = {"stage": "kind", "since": "on", "is_year_only": "is_year_only", "source": "source"}
TEXTS = {"language": "language", "title": "title", "address": "url"}


class SheetOf(models.TextChoices):
    """Of what a sheet is: one line a version, a stage, or a text."""

    STAGES = "stages", _("Stages")
    FACTS = "facts", _("Facts of each version")
    TEXTS = "texts", _("Texts")

    @property
    def fields(self) -> dict[str, str]:
        return {"stages": STAGES, "facts": FACTS, "texts": TEXTS}[self.value]

    @property
    def is_of_version(self) -> bool:
        """A version has one line; of stages and texts it may have many, each with its number."""
        return self == SheetOf.FACTS


def sheet_columns(of: SheetOf) -> tuple[str, ...]:
    lines = () if of.is_of_version else ("line",)
    out = () if of.is_of_version else ("take_out",)
    return (*_OF_PLAN, *lines, *of.fields, *out, "was")


def sheet_rows(of: SheetOf) -> list[tuple[Any, ...]]:
    """All versions of all countries. Two queries at most."""
    rows = []
    for nbsap, one in _records(of):
        values = values_as_sheet(of, one)
        head = (nbsap.code, nbsap.country.iso3, nbsap.country.name)
        lines = () if of.is_of_version else (one.pk,)
        out = () if of.is_of_version else ("",)
        rows.append((*head, *lines, *values.values(), *out, mark_of(values)))
    return rows


def values_as_sheet(of: SheetOf, record: models.Model) -> dict[str, str]:
    """What the record holds, as a cell says it."""
    return {name: as_cell(getattr(record, field)) for name, field in of.fields.items()}


def as_cell(value: Any) -> str:
    """The words of a value: nothing for none, yes or no, a day by ISO 8601."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).strip()


def mark_of(values: dict[str, str]) -> str:
    """A short mark that differs wherever a value does. Its letter keeps a spreadsheet from taking it for a number."""
    return "v" + sha256("\0".join(values.values()).encode()).hexdigest()[:12]


def _records(of: SheetOf) -> Iterable[tuple[Nbsap, Any]]:
    if of == SheetOf.FACTS:
        found = Nbsap.objects.select_related("country").order_by("country__iso3", "year", "pk")
        return [(one, one) for one in found]
    model: Any = PlanStage if of == SheetOf.STAGES else PlanDocument
    order = ("nbsap__country__iso3", "nbsap__year", "nbsap", "on" if of == SheetOf.STAGES else "language", "pk")  # fmt: skip
    lines = model.objects.select_related("nbsap__country").order_by(*order)
    return [(one.nbsap, one) for one in lines]
