from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory
from whimbrel.core.models import JournalEntry
from whimbrel.designations.actions.room_documents import keep_document, remove_document
from whimbrel.designations.models import RoomDocument

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def kept(name="Plan 2026.PDF", title=""):
    return keep_document(
        country=CountryFactory(), title=title, file=ContentFile(b"%PDF-1.7", name=name),
        by=UserFactory(), at=AT,
    )  # fmt: skip


def test_a_document_is_kept_under_its_own_name_in_a_place_that_nobody_guesses():
    document = kept()

    assert (document.title, document.file_name, document.size) == (
        "Plan 2026.PDF",
        "Plan 2026.PDF",
        8,
    )
    assert "Plan" not in document.file.name
    assert document.file.name.endswith(".pdf")
    assert JournalEntry.objects.get().verb == "kept document"


def test_a_title_stands_before_the_name_of_the_file():
    assert kept(title="Work plan").title == "Work plan"


def test_a_name_with_a_path_in_it_loses_the_path():
    assert kept(name="../../etc/passwd.pdf").file_name == "passwd.pdf"


def test_a_document_removed_is_erased_and_its_line_stays(django_capture_on_commit_callbacks):
    document = kept()
    storage, name = document.file.storage, document.file.name
    assert storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document=document, by=UserFactory(), at=AT)

    assert not storage.exists(name)
    assert list(RoomDocument.objects.kept()) == []
    assert RoomDocument.objects.get().removed_at == AT
    assert JournalEntry.objects.filter(verb="removed document").exists()
