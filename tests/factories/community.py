from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from whimbrel.community.actions.messages import begin_conversation
from whimbrel.community.actions.polls import Asked, open_poll
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


def a_poll(*, options=("Nairobi", "Dakar"), **fields):
    """An open poll with its options, in English."""
    fields.setdefault("space", None)
    space = fields.pop("space") or SpaceFactory()
    question = fields.pop("question", {"en": "Where do we meet?"})
    opened_by = fields.pop("opened_by", None) or UserFactory()
    asked = Asked(
        question,
        [one if isinstance(one, dict) else {"en": one} for one in options],
        fields.pop("closes_at", datetime(2100, 1, 1, tzinfo=UTC)),
        f"poll-{next(_count)}",
        is_secret=fields.pop("is_secret", False),
    )
    return open_poll(space=space, asked=asked, by=opened_by, at=fields.pop("at", NOON), **fields)


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


def conversing(by, *to, subject="Between us", text="Can you come in May?"):
    """A private conversation that one person has begun with others."""
    return begin_conversation(by=by, to=list(to), subject=subject, words=words(text), at=NOON)
