"""Notifications as a feed (Atom, RFC 4287), for whoever follows them with a reader."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from whimbrel.core.languages import current_language, translated
from whimbrel.meetings.models import Notification


def notification_feed(notifications: Iterable[Notification], *, page: str, own: str) -> bytes:
    """The feed in the reader's language; `page` lists the same for people, `own` is where the feed lies."""
    feed = Atom1Feed(
        title=_("Official notifications"),
        link=f"{settings.SITE_URL}{page}",
        feed_url=f"{settings.SITE_URL}{own}",
        description=_("What the Secretariat tells governments officially."),
        language=current_language(),
    )
    for one in notifications:
        link = f"{settings.SITE_URL}{one.get_absolute_url()}"
        feed.add_item(
            title=f"{one.symbol} {one.subject}",
            link=link,
            description=translated(one, "text"),
            # The same in every language, and for ever.
            unique_id=f"tag:{settings.SITE_URL.split('//')[-1]},{one.year}:notification:{one.symbol}",
            pubdate=one.issued_at,
            updateddate=one.issued_at,
            categories=(one.instrument.code,),
        )
    return feed.writeString("utf-8").encode()
