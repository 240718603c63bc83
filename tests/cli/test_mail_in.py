import pytest
from click.testing import CliRunner

from tests.core.inbox.doors.imap_server import MailboxServer
from tests.factories.inbox import a_letter
from whimbrel.cli.mail_in import mail_in
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ours(settings):
    settings.MAIL_IN = "reply@in.example.org"


def run(*words):
    return CliRunner().invoke(mail_in, [str(word) for word in words])


def test_letters_in_files_are_taken(tmp_path):
    (tmp_path / "one.eml").write_bytes(a_letter(sender="a@example.org", to="africa@in.example.org"))

    assert run(tmp_path / "one.eml").stdout == "Letters taken: 1.\n"
    assert ReceivedLetter.objects.get().door == "file"


def test_a_mailbox_is_looked_into(settings):
    with MailboxServer([a_letter(sender="a@example.org", to="reply@in.example.org")]) as server:
        settings.MAIL_IN_MAILBOX = server.url
        assert run("--mailbox").stdout == "Letters taken: 1.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say where to listen"),
        (["--listen", "http://a:1"], "no place to listen"),
        (["--mailbox"], "WHIMBREL_MAIL_IN_MAILBOX"),
    ],
)
def test_what_is_missing_is_said(settings, words, said):
    settings.MAIL_IN_LISTEN, settings.MAIL_IN_MAILBOX = [], ""

    answer = run(*words)

    assert answer.exit_code == 1
    assert said in answer.output


def test_a_house_without_an_address_takes_nothing(settings):
    settings.MAIL_IN = ""

    assert "Set WHIMBREL_MAIL_IN first" in run().output
