"""Letters that came in are kept for a time, and are then taken out, bytes and row. One that waits for somebody stays."""

from datetime import datetime
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from whimbrel.core.models import ReceivedLetter
from whimbrel.core.models.received import UNSETTLED

AT_ONCE = 2000


def forget_old_letters(*, before: datetime) -> int:
    """Take out the letters that met their end and came before that moment; how many. Runs in a transaction."""
    old = ReceivedLetter.objects.filter(received_at__lt=before, held_at=None).exclude(UNSETTLED)
    letters = list(old.order_by("pk")[:AT_ONCE])
    for letter in letters:
        forget(letter)
    return len(letters)


@transaction.atomic
def forget(letter: ReceivedLetter) -> None:
    """Take the letter out. Its bytes go too, once no other row (another address of ours) holds them."""
    name = letter.raw.name
    letter.delete()
    if name and not ReceivedLetter.objects.filter(raw=name).exists():
        transaction.on_commit(partial(default_storage.delete, name))
