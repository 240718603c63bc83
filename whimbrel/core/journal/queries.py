"""Reading the journal, newest line first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.timezone import make_aware

from whimbrel.core.journal.hiding import hidden_from
from whimbrel.core.journal.rules import ACCOUNT_ROOMS
from whimbrel.core.journal.words import in_words
from whimbrel.core.models import JournalEntry

Subject = tuple[int, int]
AT_ONCE = 500  # lines read together where all are asked for


@dataclass(frozen=True)
class FieldChange:
    """One field that changed, its values as a cell holds them; the journal does not tell all of them."""

    name: str
    label: str
    old: Any
    new: Any
    is_told: bool


@dataclass(frozen=True)
class Change:
    """One line of the journal, as the desk shows it."""

    recorded_at: datetime
    actor: str
    actor_id: int | None
    # As stored, and in the reader's language.
    verb: str
    deed: str
    kind: str
    name: str
    # What kind of record it is, "treaties.country", and its key: to ask for all that was done to it.
    kind_code: str
    subject_id: int
    fields: tuple[FieldChange, ...]


def journal(
    *,
    actor_id: int | None = None,
    kind: str = "",
    subject_id: int | None = None,
    verb: str = "",
    since: date | None = None,
    until: date | None = None,
    with_accounts: bool,
) -> models.QuerySet[JournalEntry]:
    """The lines that fit, both days counted; those about accounts only `with_accounts`."""
    entries = JournalEntry.objects.all()
    if not with_accounts:
        entries = entries.exclude(subject_type__app_label__in=ACCOUNT_ROOMS)
    if actor_id is not None:
        entries = entries.filter(actor_id=actor_id)
    if kind:
        room, _, model = kind.partition(".")
        entries = entries.filter(subject_type__app_label=room, subject_type__model=model)
    if subject_id is not None:
        entries = entries.filter(subject_id=subject_id)
    if verb:
        entries = entries.filter(verb=verb)
    if since is not None:
        entries = entries.filter(recorded_at__gte=_midnight(since))
    if until is not None:
        entries = entries.filter(recorded_at__lt=_midnight(until + timedelta(days=1)))
    return entries


def history_of(
    subject: models.Model, *, since: date | None = None, until: date | None = None
) -> list[Change]:
    """All that was done to the record. Two queries."""
    found = journal(
        kind=kind_code(type(subject)),
        subject_id=subject.pk,
        since=since,
        until=until,
        with_accounts=True,
    )
    return as_changes(found)


def deeds_of(
    person: models.Model, *, since: date | None = None, until: date | None = None
) -> list[Change]:
    """All that the person did. One query, and one more for each kind of record."""
    return as_changes(journal(actor_id=person.pk, since=since, until=until, with_accounts=True))


def latest_changes(*, limit: int, with_accounts: bool = False, reader: Any = None) -> list[Change]:
    """The last lines of the journal that the reader may know of. A removed record keeps the name it was removed under."""
    found = journal(with_accounts=with_accounts)
    return as_changes((found.exclude(hidden_from(reader)) if reader else found)[:limit])


def as_changes(entries: models.QuerySet[JournalEntry]) -> list[Change]:
    """The lines as the desk shows them. One query, and one more for each kind of record."""
    lines = list(entries.select_related("actor", "subject_type"))
    subjects = _subjects(lines)
    return [_change(line, subjects) for line in lines]


def in_turn(entries: models.QuerySet[JournalEntry]) -> Iterator[Change]:
    """All the lines, however many, a few hundred in memory at a time."""
    keys = list(entries.values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield from as_changes(JournalEntry.objects.filter(pk__in=keys[start : start + AT_ONCE]))


def kind_code(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}.{model._meta.model_name}"


def kinds(*, with_accounts: bool) -> list[ContentType]:
    """The kinds of record of which the journal tells."""
    told = journal(with_accounts=with_accounts).order_by().values("subject_type")
    return list(ContentType.objects.filter(pk__in=told))


def kind_words(kind: ContentType) -> str:
    model = kind.model_class()
    return str(capfirst(str(model._meta.verbose_name) if model else kind.model))


def verbs(*, with_accounts: bool) -> list[str]:
    """The verbs that occur, as stored."""
    found = journal(with_accounts=with_accounts).order_by("verb").values_list("verb", flat=True)
    return list(found.distinct())


def _change(line: JournalEntry, subjects: dict[Subject, models.Model]) -> Change:
    subject = subjects.get((line.subject_type_id, line.subject_id))
    kind = line.subject_type
    return Change(
        recorded_at=line.recorded_at,
        actor=str(line.actor or ""),
        actor_id=line.actor_id,
        verb=line.verb,
        deed=in_words(line.verb),
        kind=kind_words(kind),
        name=str(subject or line.detail.get("name", "")),
        kind_code=f"{kind.app_label}.{kind.model}",
        subject_id=line.subject_id,
        fields=_fields(line.detail, kind.model_class()),
    )


def _fields(detail: dict[str, Any], model: type[models.Model] | None) -> tuple[FieldChange, ...]:
    named: Iterable[str] = detail.get("fields", ())
    old, new = detail.get("old", {}), detail.get("new", {})
    return tuple(
        FieldChange(
            name,
            _label(model, name),
            _cell(old.get(name)),
            _cell(new.get(name)),
            name in old or name in new,
        )
        for name in named
    )


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value) if isinstance(value, dict) else value


def _label(model: type[models.Model] | None, name: str) -> str:
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    return str(capfirst(str(getattr(field, "verbose_name", name))))


def _subjects(lines: Sequence[JournalEntry]) -> dict[Subject, models.Model]:
    """The records that the lines are about, as far as they are still there. One query for each kind."""
    wanted: dict[ContentType, set[int]] = {}
    for line in lines:
        wanted.setdefault(line.subject_type, set()).add(line.subject_id)
    found: dict[Subject, models.Model] = {}
    for kind, keys in wanted.items():
        model = kind.model_class()
        if model is not None:
            records = model._base_manager.select_related(*_steps(model)).in_bulk(keys)
            found |= {(kind.pk, key): record for key, record in records.items()}
    return found


def _steps(model: type[models.Model]) -> list[str]:
    """What a record may need to name itself: the records it points to, and those that these point to."""
    steps = []
    for one in _pointing(model):
        steps.append(one.name)
        steps += [f"{one.name}__{other.name}" for other in _pointing(one.related_model)]
    return steps


def _pointing(model: Any) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.many_to_one or field.one_to_one]


def _midnight(day: date) -> datetime:
    """The first moment of the day, by the clock of the house."""
    return make_aware(datetime.combine(day, time.min))
