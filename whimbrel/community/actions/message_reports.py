"""Reports of private messages: the only way in which somebody else reads one, and each time it is shown."""

from datetime import datetime

from django.db import transaction

from whimbrel.community.emails.messages import write_reading_letter, write_settled_report
from whimbrel.community.models import (
    Conversation,
    ConversationMember,
    Message,
    MessageReading,
    MessageReport,
)
from whimbrel.core.journal import record
from whimbrel.core.search.keeping import note
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of


@transaction.atomic
def report_message(*, message: Message, by: User, why: str, at: datetime) -> MessageReport:
    """Say that a message should not have been written. Whoever has said it already says it in other words."""
    found, _ = MessageReport.objects.update_or_create(
        message=message, raised_by=by, settled_at=None, defaults={"why": why, "raised_at": at}
    )
    record(by, "reported message", found)
    return found


@transaction.atomic
def open_reported_message(*, report: MessageReport, by: User, at: datetime) -> MessageReading:
    """Let somebody who keeps order read the reported message. Everybody in the conversation is told who did, and sees it."""
    reading, is_new = MessageReading.objects.get_or_create(
        report=report,
        read_by=by,
        defaults={"reader_name": by.display_name, "read_at": at},
    )
    if is_new:
        record(by, "read reported message", report)
        for person in _people_in(report.message.conversation):
            write_reading_letter(reading=reading, to=recipient_of(person))
    return reading


@transaction.atomic
def settle_message_report(
    *, report: MessageReport, goes: bool, by: User, at: datetime
) -> MessageReport:
    """Decide: the message stays, or goes out of sight. Whoever reported it is told."""
    message = report.message
    if goes and message.removed_at is None:
        message.removed_at = at
        message.save(update_fields=["removed_at"])
        note("messages", [str(message.pk)])
    for one in MessageReport.objects.filter(message=message, settled_at=None).select_related(
        "raised_by"
    ):
        one.settled_at, one.settled_by = at, by
        one.save(update_fields=["settled_at", "settled_by"])
        if one.raised_by.is_active:
            write_settled_report(report=one, goes=goes, to=recipient_of(one.raised_by))
    record(by, "took away message" if goes else "let message stand", report)
    return report


def _people_in(conversation: Conversation) -> list[User]:
    members = ConversationMember.objects.filter(
        conversation=conversation, person__is_active=True
    ).select_related("person")
    return [one.person for one in members]
