"""Other programs hear of official notifications and new Parties as of what happens in public spaces: rooms of one floor, joined here."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import override

from whimbrel.accession.models import EntryIntoForce
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


@transaction.atomic
def tell_of_new_parties(*, at: datetime) -> None:
    """Put each entry into force recorded within the last day on the webhooks that want everything, once each."""
    new = EntryIntoForce.objects.filter(recorded_at__gt=at - NEWS, recorded_at__lte=at)
    for one in new.select_related("action__country", "action__instrument").order_by("pk"):
        key = f"party.joined:{one.action_id}"
        tell_programs("party.joined", key, at=one.recorded_at, data=_joined(one))


def _joined(one: EntryIntoForce) -> dict[str, object]:
    """What the register of treaty actions shows everybody; nothing of the file on the State."""
    act = one.action
    with override("en"):
        page = f"{settings.SITE_URL}{reverse('accession:graph_detail', args=[act.instrument.slug])}"
    return {
        "party": {
            "iso3": act.country.iso3,
            "name": _by_language(act.country, "name"),
            "instrument": act.instrument.code,
            "deposited_on": act.deposited_on.isoformat() if act.deposited_on else None,
            "in_force_on": act.in_force_on.isoformat() if act.in_force_on else None,
            "page": page,
        }
    }


def _by_language(one: Model, field: str) -> dict[str, str]:
    said = {code: getattr(one, f"{field}_{code}") for code in CODES}
    return {code: words for code, words in said.items() if words}


def _as_data(one: Notification) -> dict[str, object]:
    with override("en"):
        page = f"{settings.SITE_URL}{one.get_absolute_url()}"
    return {
        "notification": {
            "symbol": one.symbol,
            "instrument": one.instrument.code,
            "subject": _by_language(one, "subject"),
            "action": _by_language(one, "action"),
            "deadline_on": one.deadline_on.isoformat() if one.deadline_on else None,
            "issued_at": one.issued_at.isoformat() if one.issued_at else None,
            "page": page,
        }
    }
