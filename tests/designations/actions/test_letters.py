from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import localdate, now

from tests.factories.designations import LetterFactory, seated, taken
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.core.models import JournalEntry, Letter
from whimbrel.designations.actions.letter_deeds import LetterRefused
from whimbrel.designations.actions.letters import (
    AlreadySettled,
    hand_in_letter,
    send_back_letter,
    take_letter,
)
from whimbrel.designations.dossier import letters
from whimbrel.designations.models import DesignationLetter
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS")


def handed_in(cms, by, name="../../etc/Letter of the Minister.PDF"):
    return hand_in_letter(
        by=by,
        instruments=[cms],
        file=ContentFile(b"%PDF-1.7", name=name),
        fields={
            "country": CountryFactory(iso3="KEN"),
            "role": Role.NFP,
            "starts_on": date(2026, 3, 1),
            "dated_on": date(2026, 2, 1),
            "authority": "Ministry",
            "person_name": "Focal point, Kenya",
            "email": "kenya@example.org",
        },
    )


def test_a_letter_handed_in_waits_and_opens_nothing(cms):
    letter = handed_in(cms, by=UserFactory())

    assert list(DesignationLetter.objects.waiting()) == [letter]
    assert not Designation.objects.exists()
    assert not User.objects.filter(email="kenya@example.org").exists()
    assert not Letter.objects.exists()


def test_of_the_name_of_the_scan_only_the_ending_is_kept_on_the_disk(cms):
    letter = handed_in(cms, by=UserFactory())

    assert letter.file_name == "Letter of the Minister.PDF"
    assert "Minister" not in letter.file.name
    assert letter.file.name.startswith("private/letters/")
    assert letter.file.name.endswith(".pdf")


def test_a_letter_is_taken_only_when_every_point_holds(cms):
    letter = LetterFactory(instruments=[cms])

    with pytest.raises(LetterRefused) as refused:
        take_letter(
            letter=letter,
            ticked=["authority", "person", "post", "day"],
            by=seated(),
            at=now(),
            today=localdate(),
        )

    assert refused.value.why == [
        "The e-mail address is the person's own, or one that only they read."
    ]
    assert not Designation.objects.filter(country=letter.country).exists()


def test_who_handed_a_letter_in_is_told_where_to_read_what_became_of_it(cms):
    sender = UserFactory(email="deputy@example.org")
    letter = LetterFactory(instruments=[cms], received_from=sender)

    taken(letter)

    mail = Letter.objects.get(kind="letter")
    assert mail.address == "deputy@example.org"
    assert f"/countries/{letter.country.iso3}/" in mail.text
    assert letter.person_name not in mail.text + mail.subject


def test_why_a_letter_was_sent_back_stands_in_the_country_s_room(cms):
    letter = LetterFactory(instruments=[cms], received_from=UserFactory(language="fr"))

    send_back_letter(letter=letter, because="The scan is cut off.", by=seated(), at=now())

    letter.refresh_from_db()
    assert letter.was_sent_back
    assert Letter.objects.get(kind="letter").language == "fr"
    (line,) = letters(letter.country_id, localdate())
    assert "The scan is cut off." in line.detail
    assert not Designation.objects.filter(country=letter.country).exists()


def test_what_the_secretariat_handed_in_itself_is_told_to_nobody(cms):
    officer = seated()

    taken(LetterFactory(instruments=[cms], received_from=officer), by=officer)

    assert not Letter.objects.filter(kind="letter").exists()


def test_the_second_of_two_officers_changes_nothing(cms):
    letter = LetterFactory(instruments=[cms])
    stale = DesignationLetter.objects.get(pk=letter.pk)
    taken(letter)

    with pytest.raises(AlreadySettled):
        send_back_letter(letter=stale, because="Too late", by=seated(), at=now())
    with pytest.raises(AlreadySettled):
        taken(stale)

    assert Designation.objects.filter(country=letter.country).count() == 1


def test_the_journal_tells_who_took_the_letter(cms):
    officer = seated()
    letter = taken(LetterFactory(instruments=[cms]), by=officer)

    entry = JournalEntry.objects.get(verb="took letter")
    assert (entry.actor, entry.subject_id) == (officer, letter.pk)
