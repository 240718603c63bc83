"""Rows of a sheet made into records: added, changed, or left as they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from whimbrel.core.sheets import Row

Progress = Callable[[str, int], None]


@dataclass
class Loaded:
    """What a load did, or in a dry run would do, to one kind of record. `changes` names line and fields."""

    name: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    changes: list[str] = field(default_factory=list)
    # What the sheet says otherwise than people who put it right here, and was left as they wrote it.
    held: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.added + self.changed + self.unchanged


class DryRun(Exception):
    """Raised at the end of a dry run, so that the transaction takes everything back."""


def tried(load: Callable[[], list[Loaded]]) -> list[Loaded]:
    """What the load would do: it is done, and taken back. Raises what it raises."""
    loaded: list[Loaded] = []
    try:
        with transaction.atomic():
            loaded = load()
            raise DryRun
    except DryRun:
        return loaded


def load_records(
    model: type[models.Model],
    rows: Sequence[Row],
    *,
    key: Sequence[str],
    name: str,
) -> Loaded:
    """Make the records say what the rows say. Call it inside a transaction. Three queries, and one a batch.

    A row's values are named after the model's fields (a foreign key by its `_id`). `key` are the fields by
    which a record is found again. Records that no row speaks of are left alone.
    """
    manager = model._default_manager
    fields = list(rows[0].values) if rows else []
    known = {tuple(getattr(one, name) for name in key): one for one in manager.all()}
    result = Loaded(name)
    new: list[models.Model] = []
    changed: list[models.Model] = []
    for row in rows:
        record = known.get(tuple(row.values[part] for part in key))
        if record is None:
            record = model(**row.values)
            new.append(record)
            result.added += 1
            continue
        differing = [one for one in fields if getattr(record, one) != row.values[one]]
        if not differing:
            result.unchanged += 1
            continue
        for one in differing:
            setattr(record, one, row.values[one])
        changed.append(record)
        result.changed += 1
        result.changes.append(f"{row.line}: {', '.join(differing)}")
    manager.bulk_create(new, batch_size=500)
    if changed:
        manager.bulk_update(changed, fields, batch_size=200)
    return result


def codes(records: "models.Manager[Any] | models.QuerySet[Any]", code: str) -> dict[str, int]:
    """Primary keys by code, for reading references."""
    return dict(records.values_list(code, "pk"))
