import pytest

from tests.core.inbox.doors.imap_server import MailboxServer
from tests.factories.inbox import a_letter
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.doors.mailbox import Mailbox, MailboxAway, take_from_mailbox
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db


@pytest.fixture
def raw(person):
    return a_letter(
        sender=person.email,
        to=reply_address("thread", 4711, person.pk),
        return_path="<focal.point@example.org>",
    )


def test_what_lies_in_the_mailbox_is_taken_and_moved(raw, person):
    with MailboxServer(
        [raw, a_letter(sender="a@example.org", to="reply@in.example.org")]
    ) as server:
        assert take_from_mailbox(Mailbox.at(server.url)) == 2
        assert take_from_mailbox(Mailbox.at(server.url)) == 0

    first = ReceivedLetter.objects.get(recipient=reply_address("thread", 4711, person.pk))
    assert (first.door, first.envelope_from) == ("imap", "focal.point@example.org")
    assert server.taken == [1, 2]
    assert "EXPUNGE" in server.asked


def test_a_letter_that_could_not_be_moved_comes_again_and_is_known(raw):
    with MailboxServer([raw]) as server:
        server.copy_fails = True
        with pytest.raises(MailboxAway):
            take_from_mailbox(Mailbox.at(server.url))
        server.copy_fails = False
        assert take_from_mailbox(Mailbox.at(server.url)) == 1

    assert ReceivedLetter.objects.count() == 1


def test_a_mailbox_that_lets_nobody_in_is_away():
    with MailboxServer([]) as server, pytest.raises(MailboxAway):
        take_from_mailbox(Mailbox.at(server.url.replace("secret", "guess")))


def test_a_mailbox_is_written_as_a_url():
    box = Mailbox.at("imaps://reply%40example.org:p%2Fw@mail.example.org/Incoming")

    assert (box.host, box.port, box.user, box.password) == (
        "mail.example.org", 993, "reply@example.org", "p/w",
    )  # fmt: skip
    assert (box.folder, box.is_encrypted) == ("Incoming", True)
