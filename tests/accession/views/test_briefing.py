import io

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from tests.factories.accession import RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.treaties import InstrumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keeper(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def briefing(client, file, form):
    return client.get(reverse("accession:recruitment_briefing", args=[file.pk, form]))


def test_the_briefing_is_taken_away_as_word_file_and_as_pdf(client):
    file = RecruitmentFileFactory(country__name_en="Brazil", country__iso3="BRA")

    word = Document(io.BytesIO(briefing(client, file, "docx").content))
    pdf = briefing(client, file, "pdf")

    assert any("accedes to" in one.text for one in word.paragraphs)
    assert "Brazil" in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert "briefing-BRA-" in pdf["Content-Disposition"]
    assert briefing(client, file, "csv").status_code == 404


def test_the_file_leads_to_it_in_every_language(client):
    file = RecruitmentFileFactory()

    page = client.get(file.get_absolute_url()).content.decode()

    for language in ("en", "fr", "es", "ar", "ru"):
        assert f"/{language}/recruitment/{file.pk}/briefing.docx" in page


def test_a_memorandum_has_signatories_and_no_instrument_of_accession(client):
    file = RecruitmentFileFactory(instrument=InstrumentFactory(kind="mou"))

    assert briefing(client, file, "pdf").status_code == 404
    assert "briefing.pdf" not in client.get(file.get_absolute_url()).content.decode()
