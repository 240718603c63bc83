"""Who changed what in a file, from what to what, and when: the journal of the file, and the lines of its persons."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from whimbrel.accession.models import (
    Approach,
    Counterpart,
    CounterpartChange,
    RecruitmentFile,
    RecruitmentTask,
    Stage,
)
from whimbrel.core.journal import history_of

# So many lines a page shows, the latest first.
SHOWN = 60
LABELLED = (RecruitmentFile, RecruitmentTask, Approach, Stage)


@dataclass(frozen=True)
class FieldLine:
    """One field, and what it said before and since."""

    label: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Line:
    """What somebody did to a file at a moment; `actor` is empty where it came about by itself."""

    at: datetime
    actor: str
    deed: str
    fields: tuple[FieldLine, ...]


def trail(file: RecruitmentFile) -> list[Line]:
    """The latest first. Four queries."""
    lines = [
        Line(
            one.recorded_at,
            one.actor,
            one.deed,
            tuple(FieldLine(_label(part.name), part.old, part.new) for part in one.fields),
        )
        for one in history_of(file)
    ]
    found = CounterpartChange.objects.filter(counterpart__file=file.pk)
    lines += [
        Line(
            one.changed_at,
            str(one.changed_by or ""),
            _("corrected %(person)s") % {"person": one.counterpart.name},
            (FieldLine(_label(one.field, Counterpart), one.old, one.new),),
        )
        for one in found.select_related("counterpart", "changed_by")
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:SHOWN]


def _label(name: str, *models: type[Model]) -> str:
    for model in models or LABELLED:
        try:
            return str(capfirst(str(model._meta.get_field(name).verbose_name)))  # type: ignore[union-attr]
        except FieldDoesNotExist:
            continue
    return str(capfirst(name))
