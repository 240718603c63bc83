import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import RegionFactory
from whimbrel.core.journal import hiding, latest_changes, record
from whimbrel.core.journal.hiding import hidden_from, hides
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


def test_lines_about_records_that_are_kept_from_a_person_are_not_told_to_them(monkeypatch):
    monkeypatch.setattr(hiding, "_hiding", {})
    secret, plain, reader = RegionFactory(), RegionFactory(), UserFactory()
    hides("treaties", "region")(lambda person: [secret.pk] if person == reader else [])
    record(None, "added", secret)
    record(None, "added", plain)

    told = JournalEntry.objects.exclude(hidden_from(reader))

    assert [one.subject for one in told] == [plain]
    assert JournalEntry.objects.exclude(hidden_from(UserFactory())).count() == 2
    assert [one.name for one in latest_changes(limit=5, reader=reader)] == [str(plain)]
