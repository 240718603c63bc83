import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.designations import seated
from whimbrel.core.mail.enclosures import Enclosed
from whimbrel.core.mail.rendering import mail_of
from whimbrel.core.mail.sending import deliver
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Enclosure

pytestmark = pytest.mark.django_db
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Семинар\r\nEND:VCALENDAR\r\n".encode()
PDF = Enclosed("letter.pdf", "application/pdf", b"%PDF-1.7\n")
INVITE = Enclosed("workshop.ics", "text/calendar", CALENDAR, "REQUEST")


def a_letter(*enclosed, **fields):
    return write_letter(
        to=Recipient(address="a@ministry.example"),
        kind="sign_in",
        subject="A place",
        text="Dear you\n",
        enclosed=enclosed,
        **fields,
    )


def parts(letter):
    return {
        part.get_content_type(): part
        for part in mail_of(letter).message().walk()
        if not part.is_multipart()
    }


def test_a_file_goes_with_its_letter():
    found = parts(a_letter(PDF))

    assert found["application/pdf"].get_filename() == "letter.pdf"
    assert found["application/pdf"].get_payload(decode=True) == PDF.body


def test_a_calendar_stands_beside_the_text_with_what_is_to_be_done_and_as_a_file():
    found = parts(a_letter(INVITE))

    beside, file = found["text/calendar"], found["application/ics"]
    assert beside.get_param("method") == "REQUEST"
    assert beside.get_content_charset() == "utf-8"
    assert "SUMMARY:Семинар" in beside.get_payload(decode=True).decode()
    assert beside.get_filename() is None
    assert (file.get_filename(), file.get_payload(decode=True)) == ("workshop.ics", CALENDAR)


def test_a_letter_written_once_has_its_files_once():
    a_letter(PDF, once="visa:1")
    assert a_letter(PDF, once="visa:1") is None

    assert Enclosure.objects.count() == 1


def test_files_of_a_confidential_letter_go_when_it_has_left():
    open_one, confidential = a_letter(PDF), a_letter(PDF, is_confidential=True)

    deliver(open_one)
    deliver(confidential)

    assert [one.attachments[0].filename for one in mail.outbox] == ["letter.pdf"] * 2
    assert open_one.enclosures.exists()
    assert not confidential.enclosures.exists()


def test_the_desk_names_what_is_enclosed(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated(display_name="Secretariat"))
    letter = a_letter(PDF, is_confidential=True)

    text = client.get(reverse("desk_letter:inspect", args=[letter.pk])).text

    assert "letter.pdf" in text
