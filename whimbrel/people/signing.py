"""What is kept when somebody comes in. The adapter of the door calls it."""

from django.contrib.sessions.backends.base import SessionBase

from whimbrel.people.actions import note_sign_in
from whimbrel.people.models import SignIn, User


def signed_in(*, person: User, session: SessionBase, agent: str, address: str) -> SignIn:
    """Note that the person is signed in with this session. Calling it again changes nothing."""
    if session.session_key is None:
        # A session that has not been written yet has no key.
        session.save()
    return note_sign_in(
        person=person, session_key=str(session.session_key), agent=agent, address=address
    )
