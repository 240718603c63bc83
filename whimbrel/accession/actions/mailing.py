"""One letter to the persons of all files in a stage, and who wants no more of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from whimbrel.accession.actions.recruitment import Said, note_approach
from whimbrel.accession.emails import write_to_counterpart
from whimbrel.accession.models import Approach, Counterpart, RecruitmentFile
from whimbrel.accession.queries.mailing import reached
from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument


@dataclass(frozen=True)
class Mailing:
    """What is sent to whom. `key` is the sending's own: sent twice with one key, it is sent once."""

    instrument: Instrument
    stage: str
    language: str
    subject: str
    words: str
    key: str


@transaction.atomic
def send_mailing(
    *, mailing: Mailing, files: QuerySet[RecruitmentFile], by: User, at: datetime, on: date
) -> int:
    """Write to each in these files, and into the contact log of each file. How many letters were written."""
    sent = 0
    found = reached(
        files, instrument=mailing.instrument, stage=mailing.stage, language=mailing.language, on=on
    )
    for one in found:
        letter = write_to_counterpart(
            counterpart=one, subject=mailing.subject, words=mailing.words, key=mailing.key
        )
        if letter is not None:
            said = Said(day=on, kind=Approach.Kind.LETTER, outcome=mailing.subject, person=one)
            note_approach(file=one.file, said=said, by=by, at=at)
            sent += 1
    if sent:
        record(by, "wrote to a stage", mailing.instrument, stage=mailing.stage, number=sent)
    return sent


@transaction.atomic
def refuse_mailings(*, counterpart: Counterpart, at: datetime) -> Counterpart:
    """The person wants no such letters any more. Refusing twice changes nothing."""
    if counterpart.refused_at is None:
        counterpart.refused_at = at
        counterpart.save(update_fields=["refused_at"])
        record(None, "refused letters", counterpart.file)
    return counterpart
