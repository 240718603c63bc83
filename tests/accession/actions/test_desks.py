import pytest

from tests.factories.designations import seated
from tests.factories.treaties import RegionFactory
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.models import DeskRegion
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


def test_regions_are_given_and_taken_back_and_the_same_again_changes_nothing():
    officer, by = seated(), seated()
    africa, asia = RegionFactory(), RegionFactory()

    set_regions(officer=officer, regions=[africa, asia], by=by)
    set_regions(officer=officer, regions=[asia], by=by)
    set_regions(officer=officer, regions=[asia], by=by)
    assert [one.region for one in DeskRegion.objects.all()] == [asia]

    set_regions(officer=officer, regions=[], by=by)
    assert not DeskRegion.objects.exists()
    assert JournalEntry.objects.filter(verb="gave regions to an officer", actor=by).count() == 3
