"""What notifications ask of a focal point, and what of them waits for the Secretariat."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext_lazy

from whimbrel.core.needs import (
    LINES,
    Kind,
    Need,
    Person,
    counted,
    needs_of_person,
    needs_of_secretariat,
)
from whimbrel.meetings.models import Notification
from whimbrel.meetings.queries.notifications import waiting_answers

DRAFTS = ngettext_lazy("%d notification that is not issued yet", "%d notifications that are not issued yet")  # fmt: skip


@needs_of_person("meetings.notifications", order=25)
def notifications(person: Person, at: datetime) -> list[Need]:
    """Notifications that ask something of a country the person speaks for."""
    if not person.is_authenticated:
        return []
    on = localdate(at)
    return [
        Need(
            text=one.subject,
            url=reverse("meetings:notification_answer", args=[one.year, f"{one.number:03}"]),
            kind=Kind.DEADLINE if one.deadline_on else Kind.REQUEST,
            day=one.deadline_on or localdate(one.issued_at),
            detail=one.symbol,
            is_late=one.is_late(on=on),
        )
        for one in waiting_answers(person.pk, on=on)[:LINES]
    ]


@needs_of_secretariat("meetings.drafts", order=35)
def drafts(at: datetime) -> list[Need]:
    number = Notification.objects.filter(issued_at=None).count()
    return counted(number, DRAFTS, reverse("notification_desk"))
