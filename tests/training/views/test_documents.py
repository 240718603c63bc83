import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile

from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory
from whimbrel.training.actions.documents import add_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    return WorkshopFactory(meeting__code="ws-1")


def a_file(document, day=1, language="en", name="../../etc/agenda.PDF", body=b"%PDF-1"):
    return add_file(
        document=document,
        language=language,
        file=ContentFile(body, name=name),
        by=UserFactory(),
        at=datetime(2026, 3, day, tzinfo=UTC),
    )


def names(client, query=""):
    answer = client.get(f"/en/training/ws-1/documents.zip{query}")
    body = b"".join(answer.streaming_content)
    return sorted(zipfile.ZipFile(io.BytesIO(body)).namelist())


def test_all_papers_come_in_one_file_a_folder_a_language(client, workshop):
    paper = workshop.documents.create(title_en="Agenda", symbol="UNEP/CMS/WS/1")
    a_file(paper)
    a_file(paper, language="fr")

    assert names(client) == [
        f"en/{paper.pk}-UNEP-CMS-WS-1.pdf",
        f"fr/{paper.pk}-UNEP-CMS-WS-1.pdf",
    ]


def test_only_the_newest_version_and_only_what_changed(client, workshop):
    old, new = (workshop.documents.create(title_en=title) for title in ("Old", "New"))
    a_file(old, day=1)
    a_file(new, day=1, body=b"%PDF-1 first")
    a_file(new, day=9, body=b"%PDF-1 second")

    assert len(names(client)) == 2
    assert names(client, "?since=2026-03-05") == [f"en/{new.pk}-agenda.pdf"]


def test_papers_for_participants_are_not_public(client, workshop):
    paper = workshop.documents.create(title_en="Draft", is_for_participants=True)
    file = a_file(paper)

    assert names(client) == []
    assert client.get(f"/en/training/documents/{file.pk}/").status_code == 404
    assert "Draft" not in client.get("/en/training/ws-1/").text


def test_a_paper_is_downloaded_and_never_shown_as_a_page(client, workshop):
    file = a_file(workshop.documents.create(title_en="Agenda"), name="x.html", body=b"<script>")

    answer = client.get(f"/en/training/documents/{file.pk}/")

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
