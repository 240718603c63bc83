"""A workshop of the small world: one record of each kind that it is made of."""

import io
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfWriter

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    ProgrammeFactory,
    SessionFactory,
    WorkshopInvitationFactory,
    standing,
)
from whimbrel.training.actions.photos import hand_in_photo
from whimbrel.training.models import Registration, SupportRule, Trainer, Workshop
from whimbrel.training.queries.visas import Signature, words_of
from whimbrel.treaties.models import Body, Country

THEN = datetime(2013, 9, 1, tzinfo=UTC)


def a_workshop_at_work(workshop: Workshop, country: Country) -> None:
    """What the country named to come: a person, by a letter; a session with a paper; and what both need."""
    invitation = WorkshopInvitationFactory(workshop=workshop, country=country)
    nomination = invitation.nominations.create(submitted_at=THEN, key=uuid4())
    nomination.file.save("letter.pdf", ContentFile(_a_page()))
    person = NomineeFactory(workshop=workshop, country=country, nomination=nomination)
    _money(workshop, country, standing(person, "confirmed"))
    hand_in_photo(registration=person, raw=_a_photo(), at=THEN)
    person.visa_letters.create(
        language="en",
        words=words_of(person, language="en", signature=Signature(), on=THEN.date()),
        made_at=THEN,
    )
    session = SessionFactory(workshop=workshop)
    minutes = session.minutes.create(language="en", words="Minutes", version=1)
    minutes.revisions.create(version=1, words="Minutes", made_at=THEN)
    paper = workshop.documents.create(session=session, title_en="Paper")
    paper.files.create(
        language="en",
        file=ContentFile(_a_page(), name="paper.pdf"),
        file_name="paper.pdf",
        added_at=THEN,
    )
    ProgrammeFactory()
    workshop.meeting.participations.create(
        country=country, deed="registered", on=THEN.date(), source="List of participants"
    )
    Trainer.objects.create(name="Trainer")
    workshop.questions.create(slug="diet", text_en="What do you not eat?")
    workshop.reminders.create(
        anchor="start", days=-7, audience="confirmed", subject_en="Soon", text_en="Come."
    )
    host: Any = Body.objects.create(code="host", kind="organization", name_en="Host")
    workshop.partners.create(body=host, part="host")
    workshop.stewards.create(
        person=UserFactory(display_name="Steward"), task="check_in", starts_on=date(2013, 1, 1)
    )


def _a_photo() -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (30, 40), "teal").save(body, "PNG")
    return body.getvalue()


def _a_page() -> bytes:
    """A PDF that can be read, for who looks whether it tells something."""
    writer, body = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.write(body)
    return body.getvalue()


def _money(workshop: Workshop, country: Country, person: Registration) -> None:
    SupportRule.objects.create(name="As the Parties decided")
    country.standings.create(year=2026, source="Notification")
    fund = workshop.funding_lines.create(fund="Fund", amount=1000)
    person.travel_lines.create(fund=fund, kind="visa", amount=10, planned_at=THEN)
