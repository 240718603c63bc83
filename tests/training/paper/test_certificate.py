import io
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from tests.factories.learning import a_participant
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.training.models import Certificate
from whimbrel.training.paper.certificate import write_certificate

pytestmark = pytest.mark.django_db


def a_certificate(language, **fields):
    meeting = MeetingFactory(
        title_en="Workshop for Africa", title_fr="Atelier pour l’Afrique", title_ar="حلقة عمل لأفريقيا",
        starts_on=date(2013, 10, 29), ends_on=date(2013, 10, 31), place="Cape Town",
        country=CountryFactory(name_en="South Africa", name_fr="Afrique du Sud"),
    )  # fmt: skip
    return Certificate.objects.create(
        **{
            "registration": a_participant(WorkshopFactory(meeting=meeting)),
            "name": "Focal point, Morocco", "language": language, "code": "ABCDEFGHJKLMNPQRSTUV",
            "attendance": 90, "issued_at": datetime(2013, 11, 4, 9, tzinfo=UTC),
        }
        | fields
    )  # fmt: skip


def read(body):
    return PdfReader(io.BytesIO(body))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Workshop for Africa"), ("fr", "Atelier pour l’Afrique"), ("fr", "Afrique du Sud")],
)
def test_the_sheet_speaks_the_language_of_whom_it_is_for(language, words):
    sheet = read(write_certificate(a_certificate(language)))

    assert len(sheet.pages) == 1
    assert sheet.trailer["/Root"]["/Lang"].startswith(language)
    text = " ".join(sheet.pages[0].extract_text().split())
    assert words in text
    assert "ABCDE FGHJK LMNPQ RSTUV" in text


def test_in_arabic_it_is_one_tagged_sheet_in_arabic():
    sheet = read(write_certificate(a_certificate("ar", name="جهة الاتصال، المغرب")))

    assert len(sheet.pages) == 1
    assert sheet.trailer["/Root"]["/Lang"].startswith("ar")
    assert sheet.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_same_certificate_makes_the_same_bytes():
    certificate = a_certificate("en")

    assert write_certificate(certificate) == write_certificate(certificate)


def test_a_name_that_looks_like_markup_is_a_name():
    text = (
        read(write_certificate(a_certificate("en", name="#panic() $x$ *bold*")))
        .pages[0]
        .extract_text()
    )

    assert "#panic() $x$ *bold*" in text
