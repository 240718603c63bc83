"""What is found in a version of a plan: steps taken, grades given, and whether everybody may read them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.models import Evidence, Nbsap, Publication, Score, StepDone
from whimbrel.people.models import User


@dataclass(frozen=True)
class Shown:
    """What shows that a step was taken."""

    done_on: date
    quotation: str = ""
    page: str = ""
    url: str = ""
    language: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class Graded:
    """The grade of one criterion, and what shows it."""

    grade: int
    quotation: str = ""
    page: str = ""


@transaction.atomic
def take_step(*, nbsap: Nbsap, step: str, shown: Shown, by: User, at: datetime) -> StepDone:
    """The step was taken. What was noted of it before is taken back and kept."""
    nbsap.steps.filter(step=step, taken_back_at=None).update(taken_back_at=at)
    noted = nbsap.steps.create(step=step, **shown.__dict__, noted_by=by, noted_at=at)
    record(by, "took a step of the plan", nbsap, step=step)
    return noted


@transaction.atomic
def keep_evidence(
    *, nbsap: Nbsap, step: str, upload: UploadedFile, by: User, at: datetime, language: str = ""
) -> Evidence:
    """Keep a file that was looked at already (core.uploads), under the name it came with."""
    kept = nbsap.evidence.create(
        step=step, title=(upload.name or "")[-200:], upload=upload, size=upload.size or 0,
        added_by=by, added_at=at, language=language,
    )  # fmt: skip
    record(by, "kept document", nbsap, step=step)
    return kept


@transaction.atomic
def take_out_evidence(*, evidence: Evidence, by: User) -> Nbsap:
    """Take a file out for good; its bytes go once that is written down."""
    nbsap, upload = evidence.nbsap, evidence.upload
    evidence.delete()
    transaction.on_commit(partial(upload.storage.delete, str(upload.name)))
    record(by, "took out a document", nbsap)
    return nbsap


@transaction.atomic
def take_back_step(*, nbsap: Nbsap, step: str, by: User, at: datetime) -> None:
    """The step was not taken after all. Doing it twice changes nothing."""
    if nbsap.steps.filter(step=step, taken_back_at=None).update(taken_back_at=at):
        record(by, "took back a step of the plan", nbsap, step=step)


@transaction.atomic
def grade_plan(*, nbsap: Nbsap, grades: dict[str, Graded], by: User, at: datetime) -> list[Score]:
    """Grade by criterion. Only what differs from the grade that counts is written; earlier ones stay."""
    counting: dict[str, Score] = {}
    for one in nbsap.scores.order_by("graded_at", "pk"):
        counting[one.criterion] = one
    given = [
        nbsap.scores.create(criterion=criterion, **graded.__dict__, graded_by=by, graded_at=at)
        for criterion, graded in grades.items()
        if _said(counting.get(criterion)) != (graded.grade, graded.quotation, graded.page)
    ]
    if given:
        record(by, "graded the plan", nbsap, criteria=[one.criterion for one in given])
    return given


@transaction.atomic
def publish_assessment(*, nbsap: Nbsap, by: User, at: datetime) -> Publication:
    """Everybody may read steps and grades of this version. Doing it twice changes nothing."""
    published, is_new = Publication.objects.get_or_create(
        nbsap=nbsap, taken_back_at=None, defaults={"published_by": by, "published_at": at}
    )
    if is_new:
        record(by, "published the assessment", nbsap)
    return published


@transaction.atomic
def withdraw_assessment(*, nbsap: Nbsap, by: User, at: datetime) -> None:
    """Only the country and the Secretariat read it again. Doing it twice changes nothing."""
    if nbsap.publications.filter(taken_back_at=None).update(taken_back_at=at):
        record(by, "withdrew the assessment", nbsap)


def _said(score: Score | None) -> tuple[int, str, str] | None:
    return (score.grade, score.quotation, score.page) if score else None
