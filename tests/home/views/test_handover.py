import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate, now
from docx import Document
from pypdf import PdfReader

from tests.factories.country_file import FileEntryFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.designations.actions.handover_files import keep_handover_files
from whimbrel.designations.models import FileEntry, HandoverFile
from whimbrel.people.actions.leaving import erase_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def before():
    """Spoke for Kenya until yesterday's midnight, and left something to do."""
    designation = DesignationFactory(
        country__iso3="KEN", country__name_en="Kenya", country__name_fr="Kenya",
        starts_on=date(2015, 1, 1), ends_on=localdate(),
    )  # fmt: skip
    FileEntryFactory(
        country=designation.country, written_by=designation.person, text="Answer the ministry"
    )
    return designation


@pytest.fixture
def after(before):
    return DesignationFactory(
        country=before.country, instrument=before.instrument, starts_on=before.ends_on
    )


@pytest.fixture
def file(before):
    keep_handover_files(at=now())
    return HandoverFile.objects.get()


def words(element):
    return " ".join(element.get_text(" ", strip=True).split())


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def kept(client, file, language="en"):
    return client.get(f"/{language}/handover-files/{file.pk}/")


def test_the_successor_the_secretariat_and_who_left_read_the_kept_file(client, before, after, file):
    for person in (after.person, before.person, seated()):
        client.force_login(person)
        answer = kept(client, file)

        assert answer.status_code == 200
        assert "Answer the ministry" in words(main(answer))


def test_nobody_else_reads_it(client, file):
    for person in (UserFactory(), DesignationFactory().person, seated("moderator")):
        client.force_login(person)
        assert kept(client, file).status_code == 404
        assert client.get(f"/en/handover-files/{file.pk}.pdf").status_code == 404

    client.logout()
    assert "login" in kept(client, file)["Location"]


def test_who_has_left_for_good_reads_it_no_more(client, before, file):
    client.force_login(before.person)
    erase_person(person=before.person, by=None, kept_as="former focal point, Kenya")

    assert "login" in kept(client, file)["Location"]


def test_it_is_read_in_the_readers_language(client, after, file):
    client.force_login(after.person)

    french = main(kept(client, file, "fr"))

    assert "Lettres" in [words(one) for one in french.select("h2")]


@pytest.mark.parametrize(
    "address", ["/en/handover-files/{pk}.{form}", "/en/countries/KEN/handover.{form}"]
)
def test_it_is_taken_away_as_pdf_and_docx(client, after, file, address):
    client.force_login(after.person)

    pdf = client.get(address.format(pk=file.pk, form="pdf"))
    docx = client.get(address.format(pk=file.pk, form="docx"))

    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert "Answer the ministry" in pages
    paragraphs = [one.text for one in Document(io.BytesIO(docx.content)).paragraphs]
    assert any("Answer the ministry" in one for one in paragraphs)
    assert client.get(address.format(pk=file.pk, form="csv")).status_code == 404


def test_what_is_still_open_stands_before_the_rest(client, before, after):
    FileEntryFactory(country=before.country, text="Done long ago", done_at=now())
    client.force_login(after.person)

    soup = main(client.get(reverse("home:handover_detail", args=["KEN"])))

    assert "Answer the ministry" in words(soup.select_one("#open-tasks + ul"))
    assert "Done long ago" in words(soup.select_one("#tasks + ul"))


def test_who_left_finds_their_file_on_their_desk(client, before, file):
    client.force_login(before.person)

    soup = main(client.get(reverse("home:desk")))

    assert soup.select_one(f'a[href="/en/handover-files/{file.pk}/"]') is not None


def test_the_successor_is_led_from_the_desk_to_the_one_step_and_back(client, before, after, file):
    client.force_login(after.person)
    desk = main(client.get(reverse("home:desk")))
    step = desk.select_one(".note a.button:not(.quiet)")["href"]

    asked = main(client.get(step))
    assert "1 task or promise" in words(asked)
    assert not FileEntry.objects.filter(holder=after.person).exists()

    client.post(step)
    assert FileEntry.objects.filter(holder=after.person).count() == 1
    assert main(client.get(reverse("home:desk"))).select_one(".note") is None

    room = main(client.get(reverse("home:country_room", args=["KEN"])))
    client.post(room.select_one(".note form")["action"])
    assert FileEntry.objects.filter(holder=before.person).count() == 1


def test_nobody_else_can_take_the_step(client, before, after):
    step = reverse("designations:take_over", args=[after.pk])
    for person in (before.person, DesignationFactory(country=before.country).person, seated()):
        client.force_login(person)

        assert client.get(step).status_code == 404
        assert client.post(step).status_code == 404
    assert FileEntry.objects.filter(holder=before.person).count() == 1
