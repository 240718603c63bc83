"""Notifications can be found by everybody, by their number, subject and text, in each language they have."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES
from whimbrel.core.search.registry import Entry, Keys, Version, narrowed, searchable
from whimbrel.meetings.models import Notification


@searchable("notifications", _("Notifications"), order=45, weight=1.2)
def notifications(keys: Keys) -> Iterator[Entry]:
    found = narrowed(Notification.objects.issued().select_related("instrument"), keys)
    for one in found.order_by("pk"):
        versions = [
            Version(
                code,
                getattr(one, f"subject_{code}"),
                " ".join((getattr(one, f"text_{code}"), getattr(one, f"action_{code}"))).strip(),
                one.get_absolute_url(),
                one.symbol,
            )
            for code in CODES
            if getattr(one, f"subject_{code}")
        ]
        yield Entry(
            str(one.pk),
            versions,
            instrument=one.instrument.code,
            day=localdate(one.issued_at),
            words=one.symbol,
        )
