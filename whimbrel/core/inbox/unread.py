"""Letters that came in time and have not met their end: whoever closes a vote waits for these."""

from datetime import datetime

from django.db.models import Q, QuerySet

from whimbrel.core.models import ReceivedLetter
from whimbrel.core.models.received import UNSETTLED


def letters_in_time(
    kind: str, payload: str | int, *, before: datetime, with_held: bool = False
) -> QuerySet[ReceivedLetter]:
    """What was received before that moment for that thing and is not sorted yet; `with_held`, what waits at the desk too.

    The address says what a letter is about (core.inbox.addresses), so that it need not be opened.
    """
    state = UNSETTLED | Q(held_at__isnull=False) if with_held else UNSETTLED
    return ReceivedLetter.objects.filter(
        state, recipient__icontains=f"{kind}-{payload}-", received_at__lt=before
    )
