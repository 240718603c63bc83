"""Who did what, when: one function."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from whimbrel.core.models import JournalEntry


def record(
    actor: AbstractBaseUser | None, verb: str, subject: models.Model, **detail: Any
) -> JournalEntry:
    """Write one line in the journal. Call it inside the action's transaction."""
    return JournalEntry.objects.create(actor=actor, verb=verb, subject=subject, detail=detail)
