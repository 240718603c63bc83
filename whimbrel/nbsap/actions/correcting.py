"""What is on record of a plan is corrected or taken out; the journal keeps what it said before."""

from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction

from whimbrel.core.journal import changes, record, values_of
from whimbrel.nbsap.actions.keeping import AlreadyThere, Target, Version, write_answered
from whimbrel.nbsap.models import NationalTarget, Nbsap, PlanDocument, PlanStage
from whimbrel.people.models import User

STAGE = ("kind", "on", "is_year_only", "source")
DOCUMENT = ("language", "title", "url")
TARGET = ("code", "text", "page", "weight", "parent")


@transaction.atomic
def correct_version(*, nbsap: Nbsap, version: Version, by: User) -> Nbsap:
    """Put right what is on record of a version; its code stays, by which others know it.

    How far it was verified held for what was written there: where anything differs, it counts as not verified, like a new one.
    """
    if made := _write(nbsap, version.__dict__):
        if nbsap.verified:
            nbsap.verified = ""
            nbsap.save(update_fields=["verified"])
        record(by, "corrected a national plan", nbsap, **made)
    return nbsap


@transaction.atomic
def correct_stage(
    *, stage: PlanStage, kind: str, on: date, by: User, source: str = "", is_year_only: bool = False
) -> PlanStage:
    """Put a stage right. Raises AlreadyThere."""
    given = {"kind": kind, "on": on, "source": source, "is_year_only": is_year_only}
    # Which stage it was, so that a list that has it still does not bring it back.
    before = f"{stage.kind} {stage.on:%Y-%m-%d}"
    if made := _write(stage, given):
        record(by, "corrected a stage of the plan", stage.nbsap, stage=before, **made)
    return stage


@transaction.atomic
def correct_document(
    *, document: PlanDocument, language: str, title: str, url: str, by: User
) -> PlanDocument:
    """Put right where a text can be read."""
    if made := _write(document, {"language": language, "title": title, "url": url}):
        record(by, "corrected a text of the plan", document.nbsap, **made)
    return document


@transaction.atomic
def correct_target(*, target: NationalTarget, given: Target, by: User) -> NationalTarget:
    """Put a national target right, and what it answers. Raises AlreadyThere."""
    before = _target_values(target)
    _write(target, {name: getattr(given, name) for name in TARGET})
    target.links.all().delete()
    target.provisions.all().delete()
    write_answered(target=target, given=given)
    if made := changes(before, _target_values(target), before):
        record(by, "corrected a national target", target.nbsap, **made)
    return target


@transaction.atomic
def take_out_stage(*, stage: PlanStage, by: User) -> None:
    """The version did not reach the stage."""
    record(by, "took out a stage of the plan", stage.nbsap, **_gone(values_of(stage, STAGE)))
    stage.delete()


@transaction.atomic
def take_out_document(*, document: PlanDocument, by: User) -> None:
    """The text is not of this version, or cannot be read there."""
    gone = _gone(values_of(document, DOCUMENT))
    record(by, "took out a text of the plan", document.nbsap, **gone)
    document.delete()


@transaction.atomic
def take_out_target(*, target: NationalTarget, by: User) -> None:
    """The plan has no such target."""
    gone = _gone(_target_values(target))
    record(by, "took out a national target", target.nbsap, **gone)
    target.delete()


def _write(subject: models.Model, given: dict[str, Any]) -> dict[str, Any]:
    """Write what differs, and say for the journal what did. Raises AlreadyThere."""
    before = values_of(subject, given)
    for name, value in given.items():
        setattr(subject, name, value)
    made = changes(before, values_of(subject, given), given)
    if made:
        try:
            with transaction.atomic():
                subject.save(update_fields=made["fields"])
        except IntegrityError:
            raise AlreadyThere from None
    return made


def _target_values(target: NationalTarget) -> dict[str, Any]:
    return values_of(target, TARGET) | {
        "links": sorted(f"{one.framework} {one.number}" for one in target.links.all()),
        "provisions": sorted(
            str(one) for one in target.provisions.select_related("instrument")
        ),
    }  # fmt: skip


def _gone(values: dict[str, Any]) -> dict[str, Any]:
    return changes(values, {}, values)
