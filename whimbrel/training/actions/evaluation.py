"""What participants think of a workshop, and what they mean to do: asked once, kept without a name."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.training.emails.evaluation import write_evaluation_request
from whimbrel.training.models import (
    Commitment,
    CoreQuestion,
    EvaluationRequest,
    FilledForm,
    FormRating,
    Registration,
    Workshop,
)
from whimbrel.training.queries.participants import evaluators

# Whoever has not answered by then will not; the form is closed.
OPEN_FOR = timedelta(days=60)


class AlreadyAnswered(Exception):
    """The person has handed in their form, or a paper of this number is typed in already."""


@transaction.atomic
def request_evaluations(*, workshop: Workshop, at: datetime) -> int:
    """Ask all who came, each once; how many were asked now."""
    asked = 0
    for registration in evaluators(workshop).filter(evaluation_request=None):
        request = EvaluationRequest.objects.create(registration=registration, asked_at=at)
        asked += 1
        if registration.address:
            write_evaluation_request(request=request)
    if asked:
        record(None, "asked for evaluation", workshop, people=asked)
    return asked


def request_due_evaluations(*, at: datetime) -> int:
    """Ask after every workshop on its last day, and those who were entered later; how many people."""
    today = localdate(at)
    over = Workshop.objects.filter(
        meeting__ends_on__lte=today, meeting__ends_on__gt=today - OPEN_FOR
    )
    return sum(request_evaluations(workshop=one, at=at) for one in over)


@transaction.atomic
def hand_in_form(
    *,
    workshop: Workshop,
    ratings: Mapping[str, int],
    channel: str,
    language: str,
    on: date,
    helped: str = "",
    change: str = "",
    registration: Registration | None = None,
    paper_number: int | None = None,
    by: AbstractBaseUser | None = None,
) -> FilledForm:
    """Keep a form. It is not joined to whoever filled it in; of them only that they did is kept. Raises AlreadyAnswered."""
    if registration is not None:
        asked = EvaluationRequest.objects.filter(registration=registration, answered_on=None)
        if asked.update(answered_on=on) != 1:
            raise AlreadyAnswered
    if (
        paper_number is not None
        and workshop.filled_forms.filter(paper_number=paper_number).exists()
    ):
        raise AlreadyAnswered
    form = FilledForm.objects.create(
        workshop=workshop,
        channel=channel,
        language=language,
        filled_on=on,
        helped=helped.strip(),
        change=change.strip(),
        paper_number=paper_number,
        entered_by_id=by.pk if by else None,
    )
    FormRating.objects.bulk_create(
        FormRating(form=form, question=question, value=ratings[question])
        for question in CoreQuestion.values
        if question in ratings
    )
    record(by, "took in evaluation form", workshop)
    return form


@transaction.atomic
def commit_to(
    *, registration: Registration, will: str, by: date | None, at: datetime
) -> Commitment:
    """Write down what the participant means to do. The same words once more change only the day."""
    commitment, is_new = Commitment.objects.update_or_create(
        registration=registration,
        will=will.strip()[:300],
        defaults={"by": by},
        create_defaults={"by": by, "made_at": at},
    )
    if is_new:
        record(registration.person, "committed", commitment)
    return commitment


@transaction.atomic
def keep_commitment(*, commitment: Commitment, at: datetime) -> Commitment:
    """Write down that it is done."""
    if commitment.kept_at is None:
        commitment.kept_at = at
        commitment.save(update_fields=["kept_at"])
        record(commitment.registration.person, "kept commitment", commitment)
    return commitment
