import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from tests.factories.accession import RecruitmentFileFactory
from tests.factories.people import UserFactory
from whimbrel.accession.actions.papers import keep_paper, take_out_paper
from whimbrel.accession.models import RecruitmentPaper

pytestmark = pytest.mark.django_db


def test_a_document_that_is_taken_out_leaves_no_bytes(django_capture_on_commit_callbacks):
    upload = SimpleUploadedFile("note.pdf", b"%PDF-1.7 a note")
    paper = keep_paper(
        file=RecruitmentFileFactory(), title="Note", upload=upload, by=UserFactory(), at=now()
    )
    storage, name = paper.upload.storage, paper.upload.name
    assert storage.exists(name)
    assert paper.size == 15

    with django_capture_on_commit_callbacks(execute=True):
        take_out_paper(paper=paper, by=UserFactory())

    assert not RecruitmentPaper.objects.exists()
    assert not storage.exists(name)
