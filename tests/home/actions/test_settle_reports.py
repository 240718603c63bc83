import pytest

from tests.factories.people import UserFactory
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.home.actions.settle_reports import settle_reports
from whimbrel.report.models import ReportSchedule
from whimbrel.report.queries.signing import signing_of

pytestmark = pytest.mark.django_db


def test_the_demo_has_a_paper_on_its_way_and_only_once():
    UserFactory(email="secretariat@demo.example")
    load_reference()
    report = settle_reports()

    assert settle_reports() == report
    assert [one.step for one in signing_of(report).valid] == ["drafted"]
    assert report.last_edition() is None
    schedule = ReportSchedule.objects.get()
    assert [one.email for one in schedule.readers.all()] == ["secretariat@demo.example"]
