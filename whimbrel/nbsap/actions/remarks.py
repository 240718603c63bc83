"""What the country and the Secretariat say to each other of one answer: said and told, settled, opened again."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.nbsap.emails import write_remark
from whimbrel.nbsap.models import Block, Question, Remark, Reply
from whimbrel.nbsap.queries.remarks import listeners, thread_of
from whimbrel.people.models import User


@transaction.atomic
def add_remark(
    *,
    reply: Reply,
    question: Question,
    block: Block | None,
    words: str,
    is_of_secretariat: bool,
    by: User,
    at: datetime,
    key: str = "",
) -> Remark:
    """Say something of an answer, and write to the other side. With the same key it is said once.

    Whether anybody may write answers makes no difference.
    """
    Reply.objects.select_for_update().get(pk=reply.pk)
    before = reply.remarks.filter(key=key).first() if key else None
    if before is not None:
        return before
    added = reply.remarks.create(
        question=question, block=block, words=words, is_of_secretariat=is_of_secretariat, at=at, by=by, key=key
    )  # fmt: skip
    record(by, "made a remark on an answer", reply, question=question.code)
    for person in listeners(added, on=localdate(at)):
        write_remark(remark=added, person=person)
    return added


@transaction.atomic
def settle_remark(*, remark: Remark, by: User, at: datetime) -> None:
    """There is nothing more to do about it, nor about what was said before it of the same answer. Twice changes nothing."""
    open_ones = thread_of(remark).filter(settled_at=None, pk__lte=remark.pk)
    if open_ones.update(settled_at=at):
        record(by, "settled a remark", remark.reply, question=remark.question.code)


@transaction.atomic
def reopen_remark(*, remark: Remark, by: User) -> None:
    """There is something to do about it after all. Doing it twice changes nothing."""
    if Remark.objects.filter(pk=remark.pk).exclude(settled_at=None).update(settled_at=None):
        record(by, "opened a remark again", remark.reply, question=remark.question.code)
