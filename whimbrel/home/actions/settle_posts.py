"""The demo's posts in motion: a deputy, a post that has just passed to a successor, letters that wait, an invitation."""

from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.core.documents.docx import write_docx
from whimbrel.core.documents.tree import Document, Masthead, Paragraph, Run
from whimbrel.designations.actions.country_file import finish_entry, write_entry
from whimbrel.designations.actions.handover_files import keep_handover_file
from whimbrel.designations.actions.invitations import invite
from whimbrel.designations.actions.letters import hand_in_letter
from whimbrel.designations.actions.room_documents import keep_document
from whimbrel.designations.models import DesignationLetter, FileEntry
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument, Role

Kind = FileEntry.Kind
# What the focal point of Uganda left: what it is, in words, in how many days it is due, whether it is done.
LEFT_OPEN: list[tuple[Kind, str, int | None, bool]] = [
    (Kind.PROMISE, "Send the Secretariat the list of sites where waterbirds are counted.", 9, False),
    (Kind.TASK, "Ask the wildlife authority for its part of the national report.", 30, False),
    (Kind.TASK, "Nominate two people for the next regional workshop.", -3, False),
    (Kind.DRAFT, "Letter to the ministry of finance about the annual contribution.", None, False),
    (
        Kind.NOTE,
        "The wetlands department answers letters within a week, e-mails hardly ever.",
        None,
        False,
    ),
    (
        Kind.CONTACT,
        "Ramsar focal point: in the same ministry, two floors up. We meet on the first Monday.",
        None,
        False,
    ),
    (Kind.TASK, "Answer the questionnaire on capacity building.", None, True),
]  # fmt: skip
OF_KENYA: list[tuple[Kind, str, int | None, bool]] = [
    (Kind.TASK, "Collect the comments of the counties on the draft work plan.", 14, False),
    (Kind.DRAFT, "Reply to the notification on nominations.", None, False),
    (Kind.CONTACT, "CITES Management Authority: the licensing officer.", None, False),
]


@transaction.atomic
def hand_a_post_over(*, before: User, country: Country, on: date) -> None:
    """Let one focal point leave what the next finds: entries, a document, and the file of the last day."""
    if FileEntry.objects.filter(country=country).exists():
        return
    _write(LEFT_OPEN, country=country, by=before)
    keep_document(
        country=country,
        title="Minutes of the national committee",
        file=ContentFile(_paper("Minutes of the national committee"), name="minutes.docx"),
        by=before,
        at=now(),
    )
    ended = before.designations.filter(country=country, ends_on=on)
    keep_handover_file(country=country, designations=list(ended), at=now())


@transaction.atomic
def begin_a_file(*, country: Country, by: User) -> None:
    """Write down what a focal point and the deputy have in hand."""
    if not FileEntry.objects.filter(country=country).exists():
        _write(OF_KENYA, country=country, by=by)


@transaction.atomic
def hand_in_two_letters(*, by: User, country: Country, instrument: Instrument) -> None:
    """Two letters for the Secretariat to check: one names a person, one ends a designation."""
    if DesignationLetter.objects.filter(country=country).exists():
        return
    today = localdate()
    about = {
        "country": country,
        "authority": "Ministry of the environment",
        "dated_on": today - timedelta(days=6),
        "starts_on": today,
        "language": "en",
    }
    for fields in (
        {
            "kind": DesignationLetter.Kind.OPENS,
            "role": Role.TECHNICAL,
            "person_name": f"Technical focal point, {country.name_en}",
            "email": "technical@demo.example",
            "reference": "ENV/CMS/17",
        },
        {
            "kind": DesignationLetter.Kind.ENDS,
            "role": Role.DEPUTY,
            "person_name": f"Deputy focal point, {country.name_en}",
            "email": "deputy@demo.example",
            "reference": "ENV/CMS/18",
        },
    ):
        paper = _paper(f"Letter {fields['reference']}")
        hand_in_letter(
            by=by,
            instruments=[instrument],
            file=ContentFile(paper, name="letter.docx"),
            fields=about | fields,
        )


@transaction.atomic
def invite_somebody(*, person: User, by: User) -> None:
    """Somebody who was named, and has a link to come in; it lies in the demo's outbox."""
    if not person.invitations.exists():
        invite(person=person, at=now(), by=by)


def _write(
    entries: list[tuple[Kind, str, int | None, bool]], *, country: Country, by: User
) -> None:
    today = localdate()
    for kind, text, days, is_done in entries:
        due_on = today + timedelta(days=days) if days is not None else None
        entry = write_entry(country=country, kind=kind, text=text, by=by, due_on=due_on)
        if is_done:
            finish_entry(entry=entry, at=now(), by=by)


def _paper(title: str) -> bytes:
    """A sheet of paper of the demo, as a Word file."""
    return write_docx(
        Document(
            title=title,
            language="en",
            masthead=Masthead("Demo", (), ()),
            byline="",
            running_head=title,
            contents_title="",
            page_words=("", " / ", ""),
            made_at=datetime(2026, 1, 1).astimezone(),
            blocks=(Paragraph((Run("This paper belongs to the demo world and says nothing."),)),),
        )
    )
