"""Who did what, when: one function."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.text import capfirst

from whimbrel.core.models import JournalEntry


def record(
    actor: AbstractBaseUser | None, verb: str, subject: models.Model, **detail: Any
) -> JournalEntry:
    """Write one line in the journal. Call it inside the action's transaction."""
    return JournalEntry.objects.create(  # type: ignore[misc]
        actor=actor, verb=verb, subject=subject, detail=detail
    )


@dataclass(frozen=True)
class Change:
    """One line of the journal, as the desk shows it."""

    recorded_at: datetime
    actor: str
    verb: str
    kind: str
    name: str


def latest_changes(*, limit: int) -> list[Change]:
    """The last lines of the journal, newest first. A removed record keeps the name it was removed under."""
    entries = (
        JournalEntry.objects.select_related("actor", "subject_type")
        .prefetch_related("subject")
        .all()[:limit]
    )
    return [
        Change(
            recorded_at=entry.recorded_at,
            actor=str(entry.actor or ""),
            verb=entry.verb,
            kind=capfirst(_kind(entry)),
            name=str(entry.subject or entry.detail.get("name", "")),
        )
        for entry in entries
    ]


def _kind(entry: JournalEntry) -> str:
    model = entry.subject_type.model_class()
    return str(model._meta.verbose_name) if model else entry.subject_type.model
