"""Files that go with a letter."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives

from whimbrel.core.models import Enclosure, Letter

LONGEST_NAME = 150


@dataclass(frozen=True)
class Enclosed:
    """A file to go with a letter. `method` is iTIP's word for a calendar: "REQUEST", "CANCEL"; else empty."""

    name: str
    media_type: str
    body: bytes
    method: str = ""


def keep_enclosed(letter: Letter, files: Iterable[Enclosed]) -> Letter:
    """Put the files beside the letter in the outbox. Call it inside the letter's transaction."""
    for one in files:
        letter.enclosures.create(
            name=" ".join(one.name.split())[:LONGEST_NAME],
            media_type=one.media_type,
            body=one.body,
            method=one.method,
        )
    return letter


def enclose(mail: EmailMultiAlternatives, one: Enclosure) -> None:
    """Put the file into the mail. A calendar with a method stands beside the text too, where mail programs act on it."""
    body = bytes(one.body)
    if one.method:
        mail.attach_alternative(body.decode(), f"{one.media_type}; method={one.method}")
        # As a file for whoever opens it by hand; two parts of one type would be two invitations.
        mail.attach(one.name, body, "application/ics")
    else:
        mail.attach(one.name, body, one.media_type)
