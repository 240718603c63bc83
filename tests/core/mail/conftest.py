import pytest
from django.utils.translation import gettext_lazy as _

from tests.core.mail.server import MailServer
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, write_letter


@pytest.fixture(autouse=True)
def news(monkeypatch):
    """A kind of letter that can be refused, known to these tests only."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    return kinds.register("news", _("News"), can_be_refused=True)


@pytest.fixture
def write():
    """Writes a letter; what the test does not say is as usual."""

    def write(**words):
        usual = {
            "to": Recipient(address="focal.point@example.org"),
            "kind": "news",
            "subject": "A new workshop",
            "text": "It begins on Monday.",
        }
        return write_letter(**usual | words)

    return write


@pytest.fixture
def server(settings):
    """The house speaks to this mail server, and to no other."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_TIMEOUT = 2
        yield server
