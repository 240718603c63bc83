"""Who writes to the house: accounts by their addresses."""

from whimbrel.core.inbox.inbound import Sender
from whimbrel.core.inbox.senders import finds_senders
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of


@finds_senders
def account_at(address: str) -> Sender | None:
    """The account with that address, or with it as its second one; a closed account writes no more.

    A second address that two accounts share is nobody's.
    """
    people = User.objects.filter(is_active=True)
    person = people.filter(email__iexact=address).first()
    if person is None:
        seconds = list(people.filter(second_email__iexact=address)[:2])
        person = seconds[0] if len(seconds) == 1 else None
    if person is None:
        return None
    recipient = recipient_of(person)
    return Sender(address, person.get_full_name(), recipient.language, person.pk, recipient)
