"""What a person keeps to find again, and is reminded of on the day they chose."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from whimbrel.community.emails.bookmarks import write_reminder
from whimbrel.community.models import Bookmark, Post
from whimbrel.community.queries.bookmarks import may_still_read
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of


@transaction.atomic
def keep_bookmark(*, post: Post, person: User, note: str, remind_on: date | None) -> Bookmark:
    """Keep the post for the person; whoever has kept it already has it with the new note and day."""
    found, _ = Bookmark.objects.update_or_create(
        post=post,
        person=person,
        defaults={"note": note, "remind_on": remind_on, "reminded_at": None},
    )
    return found


@transaction.atomic
def drop_bookmark(*, post: Post, person: User) -> None:
    """Keep the post no more."""
    Bookmark.objects.filter(post=post, person=person).delete()


def remind(*, at: datetime) -> int:
    """Write to everybody whose day has come, by their own clock; how many letters. One read where nobody's has."""
    due = Bookmark.objects.filter(
        reminded_at=None, remind_on__lte=(at + timedelta(days=1)).date(), person__is_active=True
    ).select_related("person", "post__thread__space", "post__author_country")
    letters = 0
    for one in due.order_by("pk"):
        if (
            one.remind_on is None
            or at.astimezone(ZoneInfo(one.person.time_zone)).date() < one.remind_on
        ):
            continue
        with transaction.atomic():
            if may_still_read(one.person, one.post, at=at):
                letter = write_reminder(bookmark=one, to=recipient_of(one.person))
                letters += letter is not None
            Bookmark.objects.filter(pk=one.pk).update(reminded_at=at)
    return letters
