import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.schedules import BEGUN, a_schedule
from tests.factories.treaties import InstrumentFactory, MeetingFactory
from tests.factories.workplan import WorkPlanFactory
from whimbrel.report.actions.scheduled_reports import send_due_reports
from whimbrel.report.models import ReportFile, ReportSchedule
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.fixture
def asked(staff):
    return {
        "title": "Update", "pattern": "standing-committee", "plan": WorkPlanFactory().pk,
        "instrument": InstrumentFactory().pk, "meeting": MeetingFactory().pk,
        "every": "quarter", "day": 5, "language": "", "addresses": f"{staff.email}\n",
    }  # fmt: skip


def test_staff_set_when_and_to_whom_a_report_goes_out_and_change_it(client, staff, asked):
    client.post(reverse("desk_schedule_new"), asked)

    schedule = ReportSchedule.objects.get()
    assert schedule.begun_by == staff
    assert list(schedule.readers.all()) == [staff]
    page = client.get(reverse("desk_schedule", args=[schedule.pk]))
    assert staff.email in page.text
    client.post(reverse("desk_schedule", args=[schedule.pk]), asked | {"every": "month"})
    assert ReportSchedule.objects.get().every == "month"


def test_what_cannot_be_is_said_and_what_was_typed_stays(client, asked):
    stranger = UserFactory()
    for changed, said in (
        ({"addresses": "nobody@example.org"}, "nobody@example.org"),
        ({"addresses": stranger.email}, "May not be told"),
        ({"plan": ""}, "Choose what the report is about."),
        ({"day": "31"}, "28"),
        ({"addresses": "\n".join(f"p{n}@example.org" for n in range(51))}, "At most 50"),
    ):
        page = client.post(reverse("desk_schedule_new"), asked | changed)

        assert page.status_code == 422
        assert said in page.text
        assert 'value="Update"' in page.text
    assert ReportSchedule.objects.count() == 0


def test_one_press_stops_it_and_one_lets_it_go_on(client, staff):
    schedule = a_schedule(staff)
    stop = reverse("desk_schedule_stop", args=[schedule.pk])

    client.post(stop)
    assert "stopped on" in client.get(reverse("desk_schedules")).text
    client.post(stop, {"deed": "resume"})
    schedule.refresh_from_db()
    assert schedule.stopped_at is None


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(client, staff, number, django_assert_num_queries):
    for n in range(number):
        a_schedule(staff, title=f"Update {n}")
    client.get(reverse("desk_schedules"))

    with django_assert_num_queries(10):
        client.get(reverse("desk_schedules"))


def test_others_do_not_come_to_the_list(client):
    client.force_login(seated(Role.TRANSLATOR))

    assert client.get(reverse("desk_schedules")).status_code == 403


def test_a_reader_gets_the_file_by_the_link_in_the_letter_and_others_do_not(client, staff):
    member = seated(Role.STAFF)
    schedule = a_schedule(staff, member)
    ReportSchedule.objects.update(since=BEGUN)
    send_due_reports(at=now())
    assert schedule.sent.count() == 1
    file = ReportFile.objects.get()
    page = reverse("report:file_detail", args=[file.pk])

    client.force_login(member)
    assert client.get(page).status_code == 200
    client.force_login(UserFactory())
    assert client.get(page).status_code == 404
    client.logout()
    assert client.get(page)["Location"] == f"/en/accounts/login/?next={page}"


def test_a_reader_who_holds_nothing_any_more_reads_it_no_more(client, staff):
    a_schedule(staff)
    ReportSchedule.objects.update(since=BEGUN)
    send_due_reports(at=now())
    page = reverse("report:file_detail", args=[ReportFile.objects.get().pk])

    staff.designations.all().delete()

    assert client.get(page).status_code == 404
