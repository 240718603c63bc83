from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile

from tests.factories.country_file import FileEntryFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    TreatyActionFactory,
)
from whimbrel.core.needs import Kind
from whimbrel.designations.models import (
    Confirmation,
    DesignationLetter,
    FileEntry,
    Invitation,
)
from whimbrel.designations.needs import (
    corrections_to_enter,
    entries,
    invited,
    letters,
    questions,
    vacant,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def texts(found):
    return [need.text for need in found]


def test_entries_wait_for_whoever_minds_them_and_not_once_they_are_done():
    mine = FileEntryFactory(text="Mine")
    FileEntryFactory(text="Done", written_by=mine.holder, done_at=AT)
    FileEntryFactory(text="A note", written_by=mine.holder, kind=FileEntry.Kind.NOTE)
    FileEntryFactory(text="Another's")

    assert texts(entries(mine.holder, AT)) == ["Mine"]


@pytest.mark.parametrize(
    ("fields", "kind", "is_late"),
    [
        ({"due_on": date(2026, 3, 2)}, Kind.DEADLINE, False),
        ({"due_on": date(2026, 3, 1)}, Kind.DEADLINE, False),
        ({"due_on": date(2026, 2, 28)}, Kind.DEADLINE, True),
        ({"kind": FileEntry.Kind.DRAFT}, Kind.UNFINISHED, False),
        ({"kind": FileEntry.Kind.PROMISE}, Kind.REQUEST, False),
    ],
)
def test_an_entry_waits_as_what_it_is(fields, kind, is_late):
    entry = FileEntryFactory(**fields)

    (need,) = entries(entry.holder, AT)

    assert (need.kind, need.is_late) == (kind, is_late)


def test_ten_entries_are_shown_the_most_urgent_first():
    person = FileEntryFactory(text="Last", due_on=date(2026, 12, 1)).holder
    for day in range(1, 11):
        FileEntryFactory(text=f"{day}", written_by=person, due_on=date(2026, 4, day))

    assert texts(entries(person, AT)) == [str(day) for day in range(1, 11)]


def test_the_yearly_question_waits_until_it_is_answered():
    designation = DesignationFactory()
    question = Confirmation.objects.create(designation=designation, asked_at=AT)
    assert len(questions(designation.person, AT)) == 1

    question.confirmed_at = AT
    question.save()
    assert questions(designation.person, AT) == []


def test_letters_wait_for_the_secretariat_until_they_are_settled():
    letter = DesignationLetter.objects.create(
        country=CountryFactory(), starts_on=AT.date(), dated_on=AT.date(), person_name="A person",
        email="a@example.org", file=ContentFile(b"%PDF-", name="a.pdf"),
    )  # fmt: skip
    assert texts(letters(AT)) == ["1 letter to check"]

    letter.settled_at = AT
    letter.save()
    assert letters(AT) == []


def test_a_post_of_a_party_that_nobody_holds_is_vacant():
    action = TreatyActionFactory(instrument=InstrumentFactory(code="CMS"))
    assert texts(vacant(AT)) == ["1 vacant post"]

    DesignationFactory(country=action.country, instrument=action.instrument)
    assert vacant(AT) == []


def test_whose_invitation_is_over_and_never_came_in_is_counted():
    person = DesignationFactory().person
    invitation = Invitation.objects.create(
        person=person, fingerprint="x", invited_at=AT, expires_at=AT + timedelta(days=30)
    )
    assert invited(AT) == []
    assert texts(invited(AT + timedelta(days=31))) == ["1 person was invited and never came in"]

    invitation.accepted_at = AT
    invitation.save()
    assert invited(AT + timedelta(days=31)) == []


def test_what_somebody_said_is_wrong_waits_to_be_entered():
    question = Confirmation.objects.create(
        designation=DesignationFactory(), asked_at=AT, confirmed_at=AT, correction="Another office"
    )
    assert texts(corrections_to_enter(AT)) == ["1 correction to enter"]

    question.settled_at = AT
    question.save()
    assert corrections_to_enter(AT) == []
