import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.report import ReportFactory
from tests.factories.workplan import GrantFactory
from whimbrel.report.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def new(**given):
    other = ReportFactory()
    return {
        "slug": "donor-2014", "title_en": "To our donor", "instrument": other.instrument.pk,
        "meeting": other.meeting.pk, "dated_on": "2014-11-04", "period_starts_on": "2012-01-01",
        "cut_off_on": "2014-11-04", **given,
    }  # fmt: skip


def test_the_secretariat_begins_a_donors_report_and_reads_its_draft(client, secretariat):
    given = new(pattern="donor", grant=GrantFactory().pk)
    answer = client.post(reverse("desk_report_begin"), given, follow=True)

    assert "What became of the money" in answer.content.decode()
    assert Report.objects.get(slug="donor-2014").figures.count() == 6
    assert reverse("desk_report_begin") in client.get(reverse("desk_report:index")).content.decode()


def test_without_a_grant_a_donors_report_is_not_begun(client, secretariat):
    answer = client.post(reverse("desk_report_begin"), new(pattern="donor"))

    assert answer.status_code == 422
    assert "Choose what the report is about" in answer.content.decode()
    assert not Report.objects.filter(slug="donor-2014").exists()


def test_a_report_is_begun_like_an_earlier_one(client, secretariat):
    given = new()
    earlier = Report.objects.get()
    client.post(reverse("desk_report_begin"), {**given, "pattern": f"like-{earlier.pk}"})

    assert Report.objects.get(slug="donor-2014").previous == earlier


def test_a_member_begins_nothing(client):
    client.force_login(UserFactory())

    assert client.post(reverse("desk_report_begin"), new(pattern="donor")).status_code in (302, 403)
    assert not Report.objects.filter(slug="donor-2014").exists()
