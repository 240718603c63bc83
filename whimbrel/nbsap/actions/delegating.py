"""A part of the answers is given to another office, which answers by a link."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.emails import write_delegated
from whimbrel.nbsap.models import Delegation, Reply, Section
from whimbrel.people.models import User


@dataclass(frozen=True)
class Office:
    """To whom a part is given, and until when."""

    office: str
    email: str
    language: str
    due_on: date
    words: str = ""


@transaction.atomic
def delegate_section(
    *, reply: Reply, section: Section, to: Office, by: User, at: datetime
) -> Delegation:
    """Give the part to the office, and write to it. Several offices may have the same part."""
    given = reply.delegations.create(section=section, **to.__dict__, asked_at=at, asked_by=by)
    write_delegated(delegation=given)
    record(by, "gave a part to another office", reply, part=section.code)
    return given


@transaction.atomic
def say_done(*, delegation: Delegation, at: datetime) -> None:
    """The office has answered. Doing it twice changes nothing."""
    Delegation.objects.filter(pk=delegation.pk, done_at=None).update(done_at=at)


@transaction.atomic
def take_back_section(*, delegation: Delegation, by: User, at: datetime) -> None:
    """The link opens nothing more; what was answered stays. Doing it twice changes nothing."""
    if Delegation.objects.filter(pk=delegation.pk, ended_at=None).update(ended_at=at):
        record(by, "took a part back", delegation.reply, part=delegation.section.code)
