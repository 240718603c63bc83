"""What was said of answers: who is told of it, and for whom it waits."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from whimbrel.nbsap.models import Remark, Reply
from whimbrel.people.models import User
from whimbrel.treaties.models import AT_THE_DESK, NATIONAL, Designation, Role


@dataclass(frozen=True)
class Waiting:
    """Answers of a country, and to how many of them the last word is the other side's and open."""

    reply: Reply
    remarks: int


def thread_of(remark: Remark) -> QuerySet[Remark]:
    """All that was said of the same answer."""
    return Remark.objects.filter(
        reply=remark.reply_id, question=remark.question_id, block=remark.block_id
    )


def listeners(remark: Remark, *, on: date) -> list[User]:
    """Who is written to: of the country its National Focal Points for the convention that asks, and who wrote the answer
    or a remark on it; of the Secretariat who made a remark on the country's answers. In office on that day, without the author."""
    held = Designation.objects.in_office(on=on)
    if remark.is_of_secretariat:
        held = held.filter(_of_country(remark), country=remark.reply.country_id, role__in=NATIONAL)
    else:
        said = Remark.objects.filter(reply=remark.reply_id, is_of_secretariat=True).values("by")
        held = held.filter(role__in=AT_THE_DESK, person__in=said)
    people = held.values("person")
    return list(User.objects.filter(pk__in=people, is_active=True).exclude(pk=remark.by_id or 0).order_by("pk"))  # fmt: skip


def waiting_for_country(countries: Collection[int]) -> list[Waiting]:
    """Where the Secretariat has the last word and it is open. Two queries, one where nothing is open."""
    return _waiting(Remark.objects.filter(reply__country__in=countries), is_of_secretariat=True)


def waiting_for_secretariat() -> list[Waiting]:
    """Where the country has the last word and it is open. Two queries, one where nothing is open."""
    return _waiting(Remark.objects.all(), is_of_secretariat=False)


def _of_country(remark: Remark) -> Q:
    reply = remark.reply
    wrote = Q(person__in=thread_of(remark).filter(is_of_secretariat=False).values("by"))
    wrote |= Q(
        person__in=reply.answers.filter(
            question=remark.question_id, block=remark.block_id
        ).values("answered_by")
    )  # fmt: skip
    asked = Q(role=Role.NFP, instrument=reply.questionnaire.instrument_id)
    return asked | wrote


def _waiting(remarks: QuerySet[Remark], *, is_of_secretariat: bool) -> list[Waiting]:
    last: dict[tuple[int, int, int | None], bool] = {}
    open_ones = remarks.filter(settled_at=None).order_by("pk")
    for reply, question, block, side in open_ones.values_list(
        "reply", "question", "block", "is_of_secretariat"
    ):
        last[reply, question, block] = side
    counted = Counter(key[0] for key, side in last.items() if side == is_of_secretariat)
    if not counted:
        return []
    replies = Reply.objects.filter(pk__in=list(counted)).select_related("questionnaire", "country")
    return [Waiting(one, counted[one.pk]) for one in replies.order_by("country__name_en", "pk")]
