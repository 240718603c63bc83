"""One message to the focal points of all countries whose plan is at the same point."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.core.journal import record
from whimbrel.core.languages import nearest
from whimbrel.nbsap.emails import write_mailing
from whimbrel.nbsap.queries.mailing import Asked, reached
from whimbrel.people.models import User


@dataclass(frozen=True)
class Mailing:
    """What is sent to whom: subject and words by language, English always among them.

    `key` is the sending's own: sent twice with one key, it is sent once.
    """

    asked: Asked
    texts: Mapping[str, tuple[str, str]]
    key: str


@transaction.atomic
def send_mailing(*, mailing: Mailing, by: User, at: datetime) -> int:
    """Write to each in their language, or in English where it was not written in it. How many letters were written."""
    asked, sent = mailing.asked, 0
    written_in = {language: subject for language, (subject, _words) in mailing.texts.items()}
    for one in reached(asked, on=localdate(at)).people:
        subject, words = mailing.texts[nearest(written_in, one.person.language or "en")]
        letter = write_mailing(
            person=one.person, country=one.country, subject=subject, words=words, key=mailing.key
        )
        sent += letter is not None
    if sent:
        record(
            by, "wrote to focal points about their plans", asked.instrument, letters=sent,
            stages=list(asked.stages), step=asked.step, assessment=asked.assessment,
            region=asked.region.code if asked.region else "", texts=dict(mailing.texts),
        )  # fmt: skip
    return sent
