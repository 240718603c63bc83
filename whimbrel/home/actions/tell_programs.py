"""Other programs hear of official notifications as of what happens in public spaces: two rooms of one floor, joined here."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from whimbrel.community.actions.webhook_events import tell_programs
from whimbrel.core.languages import CODES
from whimbrel.meetings.models import Notification

# What was issued before that is news to nobody; within it nothing is told twice.
NEWS = timedelta(days=1)


@transaction.atomic
def tell_of_notifications(*, at: datetime) -> None:
    """Put each notification issued within the last day on the webhooks that want everything, once each."""
    new = Notification.objects.issued().filter(issued_at__gt=at - NEWS, issued_at__lte=at)
    for one in new.select_related("instrument").order_by("pk"):
        key = f"notification.issued:{one.pk}"
        # At the moment of issue, so that a webhook set later hears nothing of it.
        tell_programs("notification.issued", key, at=one.issued_at or at, data=_as_data(one))


def _as_data(one: Notification) -> dict[str, object]:
    def by_language(field: str) -> dict[str, str]:
        said = {code: getattr(one, f"{field}_{code}") for code in CODES}
        return {code: words for code, words in said.items() if words}

    with override("en"):
        page = f"{settings.SITE_URL}{one.get_absolute_url()}"
    return {
        "notification": {
            "symbol": one.symbol,
            "instrument": one.instrument.code,
            "subject": by_language("subject"),
            "action": by_language("action"),
            "deadline_on": one.deadline_on.isoformat() if one.deadline_on else None,
            "issued_at": one.issued_at.isoformat() if one.issued_at else None,
            "page": page,
        }
    }
