"""The answers are handed in, returned, opened again, signed off."""

from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.emails import write_returned, write_signed_off
from whimbrel.nbsap.models import Reply, ReplyStage
from whimbrel.nbsap.queries.replies import Missing, missing_answers
from whimbrel.nbsap.queries.stages import stage_of
from whimbrel.people.models import User
from whimbrel.treaties.queries.posts import focal_points

Kind = ReplyStage.Kind
# From which stages a stage follows, besides the first.
AFTER = {
    Kind.SUBMITTED: ReplyStage.OPEN,
    Kind.RETURNED: (Kind.SUBMITTED,),
    Kind.ASKED: (Kind.SUBMITTED, Kind.SIGNED),
    Kind.REOPENED: (Kind.SUBMITTED, Kind.ASKED, Kind.SIGNED),
    Kind.SIGNED: (Kind.SUBMITTED, Kind.ASKED),
}


class NotComplete(Exception):
    """Answers are missing that must be given. `missing` says which."""

    def __init__(self, missing: list[Missing]) -> None:
        self.missing = missing
        super().__init__(len(missing))


class OutOfTurn(Exception):
    """The answers do not stand so that this could follow."""


@transaction.atomic
def submit_reply(*, reply: Reply, by: User, at: datetime) -> ReplyStage:
    """Hand the answers in. Raises NotComplete, OutOfTurn."""
    _lock_before(reply, Kind.SUBMITTED)
    missing = missing_answers(reply)
    if missing:
        raise NotComplete(missing)
    record(by, "handed in answers", reply)
    return reply.stages.create(kind=Kind.SUBMITTED, at=at, by=by)


@transaction.atomic
def return_reply(*, reply: Reply, words: str, by: User, at: datetime) -> ReplyStage:
    """Give the answers back with what is to be mended; the focal points are written to. Raises OutOfTurn."""
    _lock_before(reply, Kind.RETURNED)
    record(by, "returned answers", reply)
    stage = reply.stages.create(kind=Kind.RETURNED, words=words, at=at, by=by)
    for one in focal_points([reply.country_id], reply.questionnaire.instrument_id, on=at.date()):
        write_returned(stage=stage, person=one.person)
    return stage


@transaction.atomic
def ask_to_reopen(*, reply: Reply, words: str, by: User, at: datetime) -> ReplyStage:
    """The country asks for its answers back. They stay closed until the Secretariat opens them. Raises OutOfTurn."""
    _lock_before(reply, Kind.ASKED)
    record(by, "asked to open answers again", reply)
    return reply.stages.create(kind=Kind.ASKED, words=words, at=at, by=by)


@transaction.atomic
def reopen_reply(*, reply: Reply, by: User, at: datetime) -> ReplyStage:
    """Let the country write again. Raises OutOfTurn."""
    _lock_before(reply, Kind.REOPENED)
    record(by, "opened answers again", reply)
    return reply.stages.create(kind=Kind.REOPENED, at=at, by=by)


@transaction.atomic
def sign_off_reply(*, reply: Reply, by: User, at: datetime) -> ReplyStage:
    """The answers stand; from now on they count in what everybody reads. Raises OutOfTurn."""
    _lock_before(reply, Kind.SIGNED)
    record(by, "signed off answers", reply)
    stage = reply.stages.create(kind=Kind.SIGNED, at=at, by=by)
    for one in focal_points([reply.country_id], reply.questionnaire.instrument_id, on=at.date()):
        write_signed_off(stage=stage, person=one.person)
    return stage


def _lock_before(reply: Reply, kind: ReplyStage.Kind) -> None:
    Reply.objects.select_for_update().get(pk=reply.pk)
    stage = stage_of(reply)
    if stage.kind not in AFTER[kind]:
        raise OutOfTurn(stage.kind)
