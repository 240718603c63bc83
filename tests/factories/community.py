from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from whimbrel.community.actions.posts import Words, write_post
from whimbrel.community.actions.threads import start_thread
from whimbrel.community.models import Space

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class SpaceFactory(DjangoModelFactory):
    class Meta:
        model = Space

    slug = factory.Sequence(lambda n: f"space-{n}")
    name_en = factory.Sequence(lambda n: f"Space {n}")
    open_to = Space.OpenTo.PUBLIC


_count = iter(range(1, 10**9))


def words(text="Who has done this before?", **given):
    """Words with a key of their own."""
    return Words(
        text, given.pop("language", "en"), given.pop("key", f"key-{next(_count)}"), **given
    )


def threaded(space=None, by=None, *, posts=1, title="A matter", **given):
    """A thread with so many posts in it."""
    by = by or UserFactory()
    given.setdefault("kind", "discussion")
    thread = start_thread(
        space=space or SpaceFactory(), title=title, by=by, words=words(written_at=NOON), **given
    )
    for _ in range(posts - 1):
        write_post(thread=thread, by=by, words=words("And one more.", written_at=NOON))
    thread.refresh_from_db()
    return thread
