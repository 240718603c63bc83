"""How a person is to be written to."""

from whimbrel.core.mail.writing import Recipient
from whimbrel.people.models import User


def recipient_of(person: User) -> Recipient:
    """The person's address, with their language, clock, quiet hours and how often they want letters."""
    return Recipient(
        address=person.email,
        language=person.language or "en",
        person=person.pk,
        time_zone=person.time_zone,
        written_to=person.written_to,
        quiet_from=person.quiet_from,
        quiet_until=person.quiet_until,
    )
