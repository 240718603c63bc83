"""A plan is put forward, approved or returned; what it holds is kept as it was then."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.workplan.models import PlanStep, PlanVersion, VersionActivity, WorkPlan
from whimbrel.workplan.queries.differences import differences
from whimbrel.workplan.queries.versions import approved_content, content_of


class VersionRefused(Exception):
    """Nothing was changed."""


class AnotherIsOpen(VersionRefused):
    """A version of this plan waits for its decision."""


class NothingDiffers(VersionRefused):
    """The plan is as the approved version has it."""


class AlreadyDecided(VersionRefused):
    """The version was approved or returned before."""


@transaction.atomic
def put_forward(*, plan: WorkPlan, words: str, by: User, at: datetime) -> PlanVersion:
    """Keep what the plan promises as it stands, for its decision. Raises AnotherIsOpen, NothingDiffers."""
    locked = WorkPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.versions.filter(approved_at=None, returned_at=None).exists():
        raise AnotherIsOpen
    content = content_of(locked)
    if not differences(approved_content(locked), content):
        raise NothingDiffers
    latest = locked.versions.order_by("-number").first()
    version = locked.versions.create(
        number=latest.number + 1 if latest else 1,
        content=content, words=words, asked_by=by, asked_at=at,
    )  # fmt: skip
    VersionActivity.objects.bulk_create(
        VersionActivity(version=version, activity_id=one["pk"]) for one in content["activities"]
    )
    _step(version, PlanStep.Kind.SUBMITTED, at.date(), note=words)
    record(by, "put a plan forward", locked, version=version.number)
    return version


@transaction.atomic
def approve_version(
    *, version: PlanVersion, decided_by: str, on: date, by: User, at: datetime
) -> PlanVersion:
    """From now on the world reads the plan as this version has it. Raises AlreadyDecided."""
    locked = _open(version)
    locked.decided_by, locked.decided_on = decided_by, on
    locked.approved_by, locked.approved_at = by, at
    locked.save()
    WorkPlan.objects.filter(pk=locked.plan_id).update(approved=locked)
    _step(locked, PlanStep.Kind.APPROVED, on, note=locked.words, decided_by=decided_by)
    record(by, "approved a plan", locked.plan, version=locked.number)
    return locked


@transaction.atomic
def return_version(*, version: PlanVersion, words: str, by: User, at: datetime) -> PlanVersion:
    """Send it back with why; its activities are bound by it no more. Raises AlreadyDecided."""
    locked = _open(version)
    locked.returned_by, locked.returned_at, locked.returned_words = by, at, words
    locked.save()
    locked.lines.all().delete()
    _step(locked, PlanStep.Kind.RETURNED, at.date(), note=words)
    record(by, "returned a plan", locked.plan, version=locked.number)
    return locked


def _open(version: PlanVersion) -> PlanVersion:
    locked = PlanVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if not locked.is_open:
        raise AlreadyDecided
    return locked


def _step(version: PlanVersion, kind: str, day: date, *, note: str, decided_by: str = "") -> None:
    version.plan.steps.create(
        version=version.number, kind=kind, day=day, note=note, decided_by=decided_by
    )
