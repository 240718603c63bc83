import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accession import RecruitmentFileFactory, RecruitmentPaperFactory
from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def at(name, *args):
    return reverse(f"accession:{name}", args=args)


def test_the_secretariat_keeps_saves_and_removes_a_document(client):
    client.force_login(seated())
    file = RecruitmentFileFactory()
    note = SimpleUploadedFile("note.pdf", b"%PDF-1.7 what was said")

    client.post(at("paper_new", file.pk), {"title": "Mission", "upload": note})
    paper = file.papers.get()
    saved = client.get(at("paper_download", paper.pk))
    page = client.get(file.get_absolute_url())
    client.post(at("paper_take_out", paper.pk))

    assert b"".join(saved.streaming_content) == b"%PDF-1.7 what was said"
    assert saved["Content-Disposition"] == 'attachment; filename="Mission.pdf"'
    assert "Mission" in page.content.decode()
    assert not file.papers.exists()


def test_a_document_that_is_not_what_it_says_is_refused(client):
    client.force_login(seated())
    file = RecruitmentFileFactory()
    page = SimpleUploadedFile("note.pdf", b"<html>")

    answer = client.post(at("paper_new", file.pk), {"title": "Mission", "upload": page})

    assert answer.status_code == 422
    assert not file.papers.exists()


def test_nobody_else_saves_a_document(client):
    paper = RecruitmentPaperFactory()
    client.force_login(DesignationFactory(country=paper.file.country).person)

    assert client.get(at("paper_download", paper.pk)).status_code == 403
    assert client.post(at("paper_take_out", paper.pk)).status_code == 403
