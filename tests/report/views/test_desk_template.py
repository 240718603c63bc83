import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.report import ReportFactory
from whimbrel.core.documents.docx import house_template
from whimbrel.report.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.fixture
def address(staff):
    return reverse("desk_report_template", args=[ReportFactory().pk])


def handed_in(body, name="own.docx"):
    return {"file": SimpleUploadedFile(name, body)}


def test_staff_take_the_house_s_own_change_it_hand_it_in_and_take_it_out_again(client, address):
    begun = client.get(address).content
    assert begun == house_template()

    client.post(address, handed_in(begun))
    assert client.get(address)["Content-Disposition"].endswith('-template.docx"')
    way = client.get(reverse("desk_report_way", args=[Report.objects.get().pk]))
    assert "This report has a template of its own." in way.text

    client.post(address, {"deed": "out"})
    assert not Report.objects.get().template


@pytest.mark.parametrize(
    ("body", "name", "said"),
    [
        (b"%PDF-1.7", "own.docx", "of a kind that cannot be kept here"),
        (b"PK\x03\x04 broken", "own.docx", "of a kind that cannot be kept here"),
        (house_template(), "own.docm", "of a kind that cannot be kept here"),
    ],
)
def test_what_is_no_word_file_is_refused_in_words(client, address, body, name, said):
    page = client.post(address, handed_in(body, name))

    assert page.status_code == 422
    assert said in page.text
    assert not Report.objects.get().template


def test_a_file_with_macros_is_refused_and_what_to_do_is_said(client, address):

    file = io.BytesIO(house_template())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")

    page = client.post(address, handed_in(file.getvalue()))

    assert "Save it as a Word document without macros" in page.text
