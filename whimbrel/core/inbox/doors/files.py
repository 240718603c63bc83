"""Letters in files: one letter (.eml), or many after one another (mbox)."""

from collections.abc import Iterator
from email.parser import BytesHeaderParser
from pathlib import Path

from whimbrel.core.inbox.doors.recipients import envelope_sender, our_recipients
from whimbrel.core.inbox.reading.mbox import is_mbox, letters_in
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.models import ReceivedLetter


def take_from_file(path: Path, *, recipient: str = "") -> int:
    """Take the letters in the file, for the address given or else those in their heads; how many letters."""
    taken = 0
    for raw in _letters(path):
        head = BytesHeaderParser().parsebytes(raw)
        for address in [recipient] if recipient else our_recipients(head):
            take_letter(
                raw=raw,
                recipient=address,
                door=ReceivedLetter.Door.FILE,
                envelope_from=envelope_sender(head),
            )
        taken += 1
    return taken


def _letters(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if is_mbox(file.readline()):
            file.seek(0)
            yield from letters_in(file)
            return
    yield path.read_bytes()
