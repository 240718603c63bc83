"""Private messages. Everything is asked for one person, and gives nothing that is not theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from whimbrel.community.models import (
    Block,
    Conversation,
    ConversationMember,
    Message,
    MessageReading,
    MessageReport,
)
from whimbrel.community.queries.belonging import Belonging
from whimbrel.core.languages import columns, direction
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation

MESSAGES_A_PAGE = 50
MOST_FOUND = 30


@dataclass(frozen=True)
class Listed:
    """A conversation in a person's list: with whom, and how many messages they have not read."""

    conversation: Conversation
    others: list[str]
    unread: int
    is_muted: bool


@dataclass(frozen=True)
class MessagePage:
    """Messages with the numbers from `first`; which pages there are by the number they begin with."""

    messages: list[Message]
    first: int
    starts: list[int]


def conversations_of(person_id: int) -> QuerySet[Conversation]:
    """The conversations in which the person takes part; the one door to them."""
    own = ConversationMember.objects.filter(
        conversation=OuterRef("pk"), person=person_id, left_at=None
    )
    return Conversation.objects.filter(Exists(own))


def listed_for(person_id: int, *, most: int) -> list[Listed]:
    """The person's conversations, the last written in first. Two queries."""
    members = ConversationMember.objects.select_related("person").order_by("pk")
    found = conversations_of(person_id).prefetch_related(
        Prefetch("members", members, to_attr="all_members")
    )
    rows = []
    for one in found.order_by("-last_message_at", "-pk")[:most]:
        people: list[ConversationMember] = one.all_members
        own = next(member for member in people if member.person_id == person_id)
        rows.append(
            Listed(
                one,
                [it.person.display_name for it in people if it.person_id != person_id],
                one.last_number - own.read_number,
                own.muted_at is not None,
            )
        )
    return rows


def unread_conversations(person_id: int) -> QuerySet[ConversationMember]:
    """Where something was written that the person has not read, the last written in first."""
    return (
        ConversationMember.objects.filter(
            person=person_id, left_at=None, read_number__lt=F("conversation__last_number")
        )
        .select_related("conversation")
        .order_by("-conversation__last_message_at")
    )


def messages_of(conversation: Conversation, *, from_number: int) -> MessagePage:
    """One page of a conversation, from the page that holds that number. Three queries."""
    first = (max(from_number, 1) - 1) // MESSAGES_A_PAGE * MESSAGES_A_PAGE + 1
    readings = MessageReading.objects.select_related("report")
    rows = list(
        Message.objects.filter(
            conversation=conversation, number__gte=first, number__lt=first + MESSAGES_A_PAGE
        ).prefetch_related(
            "files", Prefetch("reports", MessageReport.objects.prefetch_related(
                Prefetch("readings", readings)
            )),
        )
    )  # fmt: skip
    for row in rows:
        row.direction = direction(row.language)  # type: ignore[attr-defined]
        row.readings = [  # type: ignore[attr-defined]
            reading for report in row.reports.all() for reading in report.readings.all()
        ]
    starts = list(range(1, conversation.last_number + 1, MESSAGES_A_PAGE))
    return MessagePage(rows, first, starts)


def blocked_by(person_id: int) -> set[int]:
    """From whom the person wants no messages."""
    rows = Block.objects.filter(person=person_id, lifted_at=None)
    return set(rows.values_list("blocked", flat=True))


def closed_to(person_id: int, others: Iterable[int]) -> set[int]:
    """Who of the others takes no messages from the person."""
    rows = Block.objects.filter(person__in=list(others), blocked=person_id, lifted_at=None)
    return set(rows.values_list("person", flat=True))


def people_to_write_to(person_id: int, words: str, *, on: date) -> QuerySet[User]:
    """People in office whose name, or whose country's name, holds the words; for whoever looks for somebody to write to."""
    named = Q(display_name__icontains=words)
    held = Designation.objects.in_office(on=on)
    here = Q()
    for column in columns("country__name"):
        here |= Q(**{f"{column}__icontains": words})
    return (
        User.objects.filter(named | Q(pk__in=held.filter(here).values("person")))
        .filter(is_active=True, pk__in=held.values("person"))
        .exclude(pk=person_id)
        .order_by("display_name", "pk")[:MOST_FOUND]
    )


def reachable(numbers: Iterable[int], *, besides: int, on: date) -> QuerySet[User]:
    """Those of the people with these numbers who can be written to: in office, with an open account."""
    held = Designation.objects.in_office(on=on)
    return (
        User.objects.filter(pk__in=list(numbers), is_active=True)
        .filter(pk__in=held.values("person"))
        .exclude(pk=besides)
        .order_by("display_name", "pk")
    )


def reports_for(belonging: Belonging) -> QuerySet[MessageReport]:
    """Open reports of private messages for whoever keeps order; the messages themselves are not read by this."""
    if not belonging.keeps_order:
        return MessageReport.objects.none()
    return (
        MessageReport.objects.filter(settled_at=None)
        .exclude(message__author=belonging.person_id or 0)
        .select_related("raised_by", "settled_by")
        .order_by("raised_at", "pk")
    )


def opened_message(report: MessageReport, person_id: int) -> Message | None:
    """The reported message, for whoever has opened it by an act that is shown; None for anybody else."""
    if not report.readings.filter(read_by=person_id).exists():
        return None
    return Message.objects.select_related("author").get(pk=report.message_id)


def own_files(person_id: int) -> Any:
    """Which files of messages the person may have: those of their conversations, not of what was taken away."""
    return Q(message__conversation__in=conversations_of(person_id), message__removed_at=None)


def begun_since(person_id: int, moment: datetime) -> int:
    """How many conversations the person has begun since then."""
    return Conversation.objects.filter(begun_by=person_id, begun_at__gte=moment).count()
