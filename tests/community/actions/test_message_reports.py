import pytest

from tests.factories.community import NOON, conversing
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from whimbrel.community.actions.message_reports import (
    open_reported_message,
    report_message,
    settle_message_report,
)
from whimbrel.community.models import MessageReading
from whimbrel.core.models import JournalEntry, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported():
    author, reader = UserFactory(), UserFactory()
    conversation = conversing(author, reader, text="You are a fool.")
    report = report_message(
        message=conversation.messages.get(), by=reader, why="An insult", at=NOON
    )
    Letter.objects.all().delete()
    return report


def test_reading_a_reported_message_is_written_down_and_told_to_everybody_in_it(reported):
    staff = seated(display_name="Secretariat, one")

    for _ in range(2):
        open_reported_message(report=reported, by=staff, at=NOON)

    assert MessageReading.objects.get().reader_name == "Secretariat, one"
    assert JournalEntry.objects.filter(actor=staff, verb="read reported message").count() == 1
    letters = Letter.objects.filter(kind="message_report")
    members = reported.message.conversation.members.values_list("person", flat=True)
    assert set(letters.values_list("recipient", flat=True)) == set(members)
    assert all("Secretariat, one" in one.text for one in letters)
    assert not any("fool" in one.text for one in letters)


def test_who_reported_hears_what_came_of_it_and_the_words_go(reported):
    staff = seated()

    settle_message_report(report=reported, goes=True, by=staff, at=NOON)

    reported.message.refresh_from_db()
    assert reported.message.removed_at == NOON
    letter = Letter.objects.get(kind="message_report")
    assert letter.recipient == reported.raised_by
    assert "taken away" in letter.text
