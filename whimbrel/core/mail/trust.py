"""Addresses from which letters come back: each time costs trust, and at nought the house writes there no more by itself.

What a person has just asked for, such as a code to sign in, is still sent: it may arrive after all.
"""

import re

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.timezone import now

from whimbrel.core.journal import record
from whimbrel.core.models import MailAddress
from whimbrel.core.models.mail_address import FULL_SCORE

# Enhanced status codes (RFC 3463) that say: there is no such address, or nobody reads it any more.
NOBODY_THERE = re.compile(r"\b5\.(1\.(1|2|3|6|10)|2\.1)\b")
NOBODY, OTHERWISE = 5, 2
LONGEST_WORDS = 2000


@transaction.atomic
def lose_trust(*, address: str, why: str) -> MailAddress:
    """A letter to the address came back for good, in the words of the server that sent it back."""
    found, _is_new = MailAddress.objects.select_for_update().get_or_create(address=address.lower())
    found.score -= NOBODY if NOBODY_THERE.search(why) else OTHERWISE
    found.bounces += 1
    found.bounced_at = now()
    found.why = why.replace("\0", "")[:LONGEST_WORDS]
    if found.score <= 0 and found.stopped_at is None:
        found.stopped_at = now()
        record(None, "stopped writing to", found)
    found.save()
    return found


def regain_trust(*, address: str) -> None:
    """A person has written from there: it lives."""
    MailAddress.objects.filter(address=address.lower()).update(score=FULL_SCORE, stopped_at=None)


@transaction.atomic
def write_again(*, address: MailAddress, by: AbstractBaseUser | None) -> MailAddress:
    """Let the house write there again, as the Secretariat has decided."""
    address.score, address.stopped_at = FULL_SCORE, None
    address.save(update_fields=["score", "stopped_at"])
    record(by, "writes again to", address)
    return address
