import pytest

from tests.factories.treaties import InstrumentFactory
from whimbrel.accession.actions.load_targets import SHEETS
from whimbrel.accession.models import MembershipTarget
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db


def test_the_agreed_target_is_loaded_with_its_source_and_only_once():
    InstrumentFactory(code="CMS")

    for _ in range(2):
        load_sheet(SHEETS[0])

    target = MembershipTarget.objects.get()
    assert (target.parties, target.by.isoformat()) == (160, "2032-12-31")
    assert "target 6.3" in target.source
