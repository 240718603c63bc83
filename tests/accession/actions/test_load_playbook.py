import pytest

from tests.factories.treaties import InstrumentFactory
from whimbrel.accession.actions.load_playbook import SHEETS
from whimbrel.accession.models import PlaybookStep
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db


def test_the_first_playbook_is_loaded_and_what_was_changed_since_stays():
    InstrumentFactory(code="CMS")

    load_sheet(SHEETS[0])
    assert PlaybookStep.objects.count() == 11
    first = PlaybookStep.objects.filter(path="joining").first()
    PlaybookStep.objects.filter(pk=first.pk).update(days=45)
    load_sheet(SHEETS[0])

    first.refresh_from_db()
    assert (first.days, first.stage) == (45, "contact")
