import pytest

from whimbrel.accession.actions.load_criteria import SHEETS
from whimbrel.accession.models import PriorityCriterion
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db


def test_the_first_weights_are_loaded_and_what_was_changed_since_stays():
    load_sheet(SHEETS[0])
    PriorityCriterion.objects.filter(kind="species").update(weight=9)
    load_sheet(SHEETS[0])

    assert PriorityCriterion.objects.count() == 5
    assert PriorityCriterion.objects.get(kind="species").weight == 9
