import pytest
from django.contrib.sessions.backends.db import SessionStore

from tests.factories.people import UserFactory
from whimbrel.people.signing import signed_in
from whimbrel.people.traces import digest

pytestmark = pytest.mark.django_db


def test_a_session_that_was_never_written_gets_its_key_first():
    session = SessionStore()

    sign_in = signed_in(person=UserFactory(), session=session, agent="", address="197.248.13.77")

    assert sign_in.session_digest == digest(session.session_key)
    assert sign_in.address == "197.248.13.0/24"
