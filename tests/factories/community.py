from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    TreatyActionFactory,
)
from whimbrel.community.actions.consultations import Matter, open_consultation
from whimbrel.community.actions.messages import begin_conversation
from whimbrel.community.actions.polls import Asked, open_poll
from whimbrel.community.actions.posts import Words, write_post
from whimbrel.community.actions.threads import start_thread
from whimbrel.community.models import Space
from whimbrel.treaties.models import Country

NAMES = {"KEN": "Kenya", "SEN": "Senegal", "FJI": "Fiji", "CRI": "Costa Rica", "KGZ": "Kyrgyzstan"}
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


def a_consultation(*, parties=("KEN", "SEN"), **fields):
    """A text before so many Parties to an instrument of its own, unless one is given. Nobody is named for them."""
    instrument = fields.pop("instrument", None) or InstrumentFactory()
    for iso3 in parties:
        country = Country.objects.filter(iso3=iso3).first() or CountryFactory(
            iso3=iso3, name_en=NAMES.get(iso3, iso3)
        )
        if not Country.objects.parties_to(instrument, on=NOON.date()).filter(pk=country.pk):
            TreatyActionFactory(country=country, instrument=instrument)
    matter = Matter(
        fields.pop("kind", "silence"),
        fields.pop("title", {"en": "Calendar of counts"}),
        fields.pop("text", {"en": "Counts begin in January.\n\nResults are shared."}),
        instrument,
        fields.pop("closes_at", datetime(2100, 1, 1, tzinfo=UTC)),
        f"consultation-{next(_count)}",
        is_outcome_public=fields.pop("is_outcome_public", False),
    )
    space = fields.pop("space", None) or SpaceFactory()
    by = fields.pop("by", None) or UserFactory()
    return open_consultation(space=space, matter=matter, by=by, at=fields.pop("at", NOON))


def speaker(consultation, iso3, **fields):
    """Somebody who speaks for that Party from long ago, and the Party in the consultation."""
    party = consultation.parties.get(country__iso3=iso3)
    held = DesignationFactory(country=party.country, instrument=consultation.instrument, **fields)
    return held.person, party
