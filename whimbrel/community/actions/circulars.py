"""One message to many. Kept at once with everybody it goes to; the worker writes the letters."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.community.actions.posts import Words
from whimbrel.community.emails.messages import write_circular_letter
from whimbrel.community.models import Circular, CircularDelivery
from whimbrel.community.queries.circulars import Asked, addressees_of
from whimbrel.core.journal import record
from whimbrel.core.prose import html_of
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of


@transaction.atomic
def send_circular(*, by: User, asked: Asked, subject: str, words: Words, at: datetime) -> Circular:
    """Send one message to everybody who is asked for. Doing it twice with the same key sends one."""
    before = Circular.objects.filter(key=words.key).first()
    if before is not None:
        return before
    people = addressees_of(asked, besides=by.pk, on=localdate(at), at=at)
    circular = Circular.objects.create(
        written_by=by,
        author_name=by.display_name,
        subject=subject[:200],
        words=words.text,
        html=html_of(words.text),
        language=words.language,
        written_at=at,
        key=words.key,
        role=asked.role,
        region=asked.region,
        instrument=asked.instrument,
        to=asked.to,
        space=asked.space,
    )
    rows = CircularDelivery.objects.bulk_create(
        CircularDelivery(circular=circular, person=one) for one in people
    )
    record(by, "wrote to many", circular, people=len(rows))
    return circular


def tell_circulars(*, at: datetime, limit: int = 50) -> int:
    """Write the letters that wait; how many people were done. A killed worker writes to nobody twice."""
    waiting = list(
        CircularDelivery.objects.filter(told_at=None)
        .select_related("circular__written_by", "person")
        .order_by("pk")[:limit]
    )
    for one in waiting:
        with transaction.atomic():
            if one.person.is_active:
                write_circular_letter(circular=one.circular, to=recipient_of(one.person))
            CircularDelivery.objects.filter(pk=one.pk).update(told_at=at)
    return len(waiting)
