"""What is private to a reader in the public pages of the Manual."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localdate, now

from whimbrel.core import slots
from whimbrel.core.stored.readers import Reader
from whimbrel.manual.actions.visits import note_visit
from whimbrel.manual.queries.history import changed_in_public_since
from whimbrel.manual.queries.national import procedures_beside

SHOWN = 5


@slots.register("manual_news")
def manual_news(reader: Reader, argument: str) -> str | None:
    """What has changed in the Manual since this reader last came."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    before = note_visit(person_id=reader.person.pk, at=now())
    if before is None:
        return ""
    since = localdate(before) - timedelta(days=1)
    found = changed_in_public_since(since, reader.language)
    changed = [one for one in found if one.published_at > before]
    context = {
        "versions": changed[:SHOWN],
        "more": max(len(changed) - SHOWN, 0),
        "before": localdate(before),
        "since": since,
    }
    return render_to_string("manual/slots/news.html", context)


@slots.register("national")
def national(reader: Reader, argument: str) -> str | None:
    """How the reader's own country does what the article of that number tells. One read, without waking Django."""
    if reader.person is None:
        return ""
    found = procedures_beside(int(argument), person_id=reader.person.pk, today=localdate())
    if not found:
        return ""
    with translation.override(reader.language):
        return render_to_string("manual/slots/national.html", {"procedures": found})
