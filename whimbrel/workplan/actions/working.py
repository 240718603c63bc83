"""What happens with an activity: facts put right, steps noted, outputs planned, done and taken out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from whimbrel.core.journal import changes, record, values_of
from whimbrel.people.models import User
from whimbrel.workplan.models import Activity, ActivityStep, Mandate, Output

Kind = ActivityStep.Kind


@dataclass(frozen=True)
class Noted:
    """Where an activity stands, as somebody says it. `on` is the day of which it is said."""

    kind: str
    on: date
    per_cent: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Brought:
    """What an activity brings forth. `titles` are by language."""

    titles: Mapping[str, str]
    kind: str = Output.Kind.OUTPUT
    weight: int = 1
    due_on: date | None = None
    done_on: date | None = None
    done_precision: str = Activity.Precision.DAY
    evidence: str = ""
    evidence_words: str = ""

    def values(self) -> dict[str, Any]:
        told = {name: getattr(self, name) for name in TOLD}
        return {f"title_{code}": words for code, words in self.titles.items()} | told


TOLD = ("kind", "weight", "due_on", "done_on", "done_precision", "evidence", "evidence_words")


@transaction.atomic
def change_activity(
    *,
    activity: Activity,
    facts: Mapping[str, Any],
    mandates: Iterable[Mandate],
    by: User,
) -> Activity:
    """Put right who carries it out, where, for whom, when, and by which mandates. `facts` are by the names of fields."""
    locked = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    before = values_of(locked, facts) | {"mandates": _symbols(locked)}
    for name, value in facts.items():
        if not locked._meta.get_field(name).many_to_many:
            setattr(locked, name, value)
    locked.save()
    for name, value in facts.items():
        if locked._meta.get_field(name).many_to_many:
            getattr(locked, name).set(value)
    _link(locked, list(mandates))
    after = values_of(locked, facts) | {"mandates": _symbols(locked)}
    if made := changes(before, after, [*facts, "mandates"]):
        record(by, "changed an activity", locked, **made)
    return locked


@transaction.atomic
def note_step(*, activity: Activity, noted: Noted, by: User, at: datetime) -> ActivityStep:
    """Say where the activity stands. Said twice in the same words it is kept once.

    With "done" it is completed on that day; any other step opens it again where it was completed.
    """
    locked = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    latest = locked.steps.order_by("-on", "-pk").first()
    if latest is not None and _said(latest) == noted:
        return latest
    step = locked.steps.create(**noted.__dict__, noted_by=by, noted_at=at)
    is_latest = latest is None or latest.on <= noted.on
    if is_latest and noted.kind == Kind.DONE and locked.completed_on is None:
        _complete(locked, noted.on)
    elif is_latest and noted.kind != Kind.DONE and locked.completed_on is not None:
        _complete(locked, None)
    record(by, "noted a step of an activity", locked, step=noted.kind)
    return step


@transaction.atomic
def plan_output(*, activity: Activity, brought: Brought, by: User) -> Output:
    made = activity.outputs.create(**brought.values())
    record(by, "planned an output", activity, output=brought.titles.get("en", ""))
    return made


@transaction.atomic
def change_output(*, output: Output, brought: Brought, by: User) -> Output:
    """Put right what it is, when it is planned, when it was done and where that is seen."""
    locked = Output.objects.select_for_update(of=("self",)).get(pk=output.pk)
    wanted = brought.values()
    before = values_of(locked, wanted)
    for name, value in wanted.items():
        setattr(locked, name, value)
    locked.save()
    if made := changes(before, values_of(locked, wanted), wanted):
        record(by, "changed an output", locked.activity, output=locked.title_en, **made)
    return locked


@transaction.atomic
def remove_output(*, output: Output, by: User) -> None:
    """Take it out; the journal keeps its name. Doing it twice changes nothing."""
    number, _kinds = Output.objects.filter(pk=output.pk).delete()
    if number:
        record(by, "took out an output", output.activity, output=output.title_en)


def _complete(activity: Activity, on: date | None) -> None:
    activity.completed_on = on
    activity.completed_precision = Activity.Precision.DAY
    activity.save(update_fields=["completed_on", "completed_precision"])


def _said(step: ActivityStep) -> Noted:
    return Noted(step.kind, step.on, step.per_cent, step.words)


def _symbols(activity: Activity) -> list[str]:
    found: models.QuerySet[Any, str] = activity.mandate_links.order_by(
        "mandate__symbol"
    ).values_list("mandate__symbol", flat=True)
    return list(found)


def _link(activity: Activity, mandates: list[Mandate]) -> None:
    activity.mandate_links.exclude(mandate__in=mandates).delete()
    known = set(activity.mandate_links.values_list("mandate", flat=True))
    for one in mandates:
        if one.pk not in known:
            activity.mandate_links.create(mandate=one, plan_id=activity.item.plan_id)
