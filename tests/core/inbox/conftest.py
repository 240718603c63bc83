import pytest

from tests.factories.people import UserFactory
from whimbrel.core.inbox import addressees
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Command
from whimbrel.core.inbox.outcomes import Posted
from whimbrel.core.journal import record
from whimbrel.core.models import JournalEntry


@pytest.fixture(autouse=True)
def mail_in(settings):
    settings.MAIL_IN = "reply@in.example.org"
    settings.MAIL_IN_WHOLE_DOMAIN = True
    settings.MAIL_RETURN_HERE = True
    settings.DEFAULT_FROM_EMAIL = "CMS Family <whimbrel@example.org>"


@pytest.fixture
def person(db):
    return UserFactory(email="focal.point@example.org", display_name="Focal point, Kenya")


@pytest.fixture
def room(monkeypatch):
    """An addressee "thread" known to these tests only: keeps what it is given, posts by a line in the journal."""
    monkeypatch.setattr(addressees, "_addressees", dict(addressees._addressees))

    class Room:
        letters = []
        outcome = None

    room = Room()
    room.letters = []

    @receives(
        "thread",
        name="Discussions",
        starts_at=lambda local: "7" if local == "africa" else None,
        commands={Command.LEAVE},
    )
    def thread(letter):
        room.letters.append(letter)
        if room.outcome is not None:
            return room.outcome(letter) if callable(room.outcome) else room.outcome
        return Posted(
            record(None, "posted", JournalEntry.objects.first() or _first(), text=letter.text)
        )

    return room


def _first():
    return UserFactory(email="nobody.in.particular@example.org")
