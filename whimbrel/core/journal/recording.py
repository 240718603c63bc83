"""Writing a line in the journal, with old and new values as JSON keeps them."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import translation

from whimbrel.core.models import JournalEntry

# Of a field with such a word in its name the journal says that it changed, never what it holds.
SECRET = {"password", "passwords", "token", "tokens", "secret", "secrets", "key"}


def record(
    actor: AbstractBaseUser | None, verb: str, subject: models.Model, **detail: Any
) -> JournalEntry:
    """Write one line in the journal. Call it inside the action's transaction."""
    return JournalEntry.objects.create(  # type: ignore[misc]
        actor=actor, verb=verb, subject=subject, detail=detail
    )


def values_of(subject: models.Model, fields: Iterable[str]) -> dict[str, Any]:
    """What the record holds in these fields, as plain JSON; another record by its words, in English.

    Names that are no fields of the record are left out.
    """
    with translation.override("en"):
        return {name: plain(_value(subject, name)) for name in fields if _has(subject, name)}


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any], fields: Iterable[str]
) -> dict[str, Any]:
    """What differs, as the detail of a line: `record(actor, "changed", subject, **changes(...))`. Empty where nothing does.

    `fields` lists what changed, `old` and `new` the plain values. A field that neither side holds is taken to have
    changed by who calls; so is a secret one, and neither shows a value.
    """
    named, old, new = [], {}, {}
    for name in fields:
        is_told = (name in before or name in after) and not is_secret(name)
        was, becomes = plain(before.get(name)), plain(after.get(name))
        if is_told and was == becomes:
            continue
        named.append(name)
        if is_told:
            old[name], new[name] = was, becomes
    return {"fields": named, "old": old, "new": new} if named else {}


def is_secret(name: str) -> bool:
    return not SECRET.isdisjoint(name.lower().split("_"))


def plain(value: Any) -> Any:
    """The value as JSON can keep it: days and times by ISO 8601, records by their words, lists in order."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset | models.QuerySet):
        listed = [plain(one) for one in value]
        return listed if isinstance(value, list | tuple) else sorted(listed, key=str)
    return str(value)


def _has(subject: models.Model, name: str) -> bool:
    try:
        return bool(subject._meta.get_field(name).concrete)
    except FieldDoesNotExist:
        return False


def _value(subject: models.Model, name: str) -> Any:
    value = getattr(subject, name)
    return value.all() if subject._meta.get_field(name).many_to_many else value
