import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.designations import LetterFactory, seated
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.designations.models import DesignationLetter

pytestmark = pytest.mark.django_db
NEW = "/en/countries/KEN/letters/new/"


@pytest.fixture
def focal_point(client):
    designation = DesignationFactory(
        country=CountryFactory(iso3="KEN", name_en="Kenya"),
        instrument=InstrumentFactory(code="CMS"),
    )
    client.force_login(designation.person)
    return designation


def a_letter(designation, **said):
    return {
        "kind": "opens", "role": "deputy", "person_name": "Deputy", "email": "new@example.org",
        "instruments": [designation.instrument_id], "language": "en", "starts_on": "2026-03-01",
        "authority": "Ministry", "dated_on": "2026-02-01",
        "file": SimpleUploadedFile("letter.pdf", b"%PDF-1.7"),
    } | said  # fmt: skip


def test_a_focal_point_hands_in_a_letter_of_the_own_country(client, focal_point):
    answer = client.post(NEW, a_letter(focal_point))

    letter = DesignationLetter.objects.get()
    assert answer.status_code == 302
    assert (letter.country, letter.received_from) == (focal_point.country, focal_point.person)


def test_a_focal_point_names_nobody_for_another_country_or_for_the_secretariat(client, focal_point):
    CountryFactory(iso3="SEN")

    assert client.post("/en/countries/SEN/letters/new/", a_letter(focal_point)).status_code == 404
    answer = client.post(NEW, a_letter(focal_point, role="administrator"))

    assert list(answer.context["form"].errors) == ["role"]
    assert not DesignationLetter.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("letter.pdf", b"<html>", "is not a PDF, PNG, JPEG or DOCX file"),
        ("letter.html", b"%PDF-1.7", "is not a PDF, PNG, JPEG or DOCX file"),
        ("letter.pdf", b"", "The file is empty"),
    ],
)
def test_a_scan_is_looked_at_inside(client, focal_point, name, content, said):
    answer = client.post(NEW, a_letter(focal_point, file=SimpleUploadedFile(name, content)))

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_scan_is_given_out_as_a_file_to_the_country_and_the_secretariat_only(
    client, focal_point, settings
):
    settings.SECOND_FACTOR_REQUIRED = False
    letter = LetterFactory(country=focal_point.country)
    where = f"/en/letters/{letter.pk}/scan/"

    answer = client.get(where)
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["Content-Type"] == "application/octet-stream"

    client.force_login(seated())
    assert client.get(where).status_code == 200
    client.force_login(DesignationFactory(country=CountryFactory(iso3="SEN")).person)
    assert client.get(where).status_code == 404


def test_a_letter_that_speaks_for_no_country_is_nobody_s_but_the_secretariat_s(client, focal_point):
    letter = LetterFactory(country=None, role="trainer")

    assert client.get(f"/en/letters/{letter.pk}/scan/").status_code == 404
