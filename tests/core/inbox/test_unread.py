from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.inbox import a_letter
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.inbox.unread import letters_in_time
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db
DEADLINE = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


def taken(kind="poll", number=4, *, at=DEADLINE - timedelta(seconds=1)):
    to = reply_address(kind, number, 7)
    letter = take_letter(
        raw=a_letter(sender="kenya@example.org", to=to), recipient=to,
        door=ReceivedLetter.Door.LMTP,
    )  # fmt: skip
    ReceivedLetter.objects.filter(pk=letter.pk).update(received_at=at)
    return letter


def test_a_letter_that_came_in_time_and_is_not_sorted_is_waited_for():
    letter = taken()

    assert list(letters_in_time("poll", 4, before=DEADLINE)) == [letter]


def test_letters_about_something_else_and_late_ones_are_not():
    taken(number=44)
    taken("thread", 4)
    taken(at=DEADLINE)

    assert not letters_in_time("poll", 4, before=DEADLINE).exists()


def test_what_waits_at_the_desk_counts_where_it_is_asked_for():
    letter = taken()
    ReceivedLetter.objects.filter(pk=letter.pk).update(held_at=DEADLINE)

    assert not letters_in_time("poll", 4, before=DEADLINE).exists()
    assert letters_in_time("poll", 4, before=DEADLINE, with_held=True).exists()
