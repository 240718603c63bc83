import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.large_reports import large_edition, large_report
from tests.factories.people import UserFactory
from whimbrel.report.actions.report_files import build_waiting_file
from whimbrel.report.models import ReportFile

pytestmark = pytest.mark.django_db


def address(report, version="report", form="docx"):
    asked = {"slug": report.slug, "language": "en", "form": form}
    return reverse(f"report:{version}_download", kwargs=asked)


def test_who_wants_a_large_report_is_told_how_far_it_is_and_then_given_it(client):
    edition = large_edition(slug="large")

    waiting = client.get(address(edition.report), follow=True)

    assert "is being built" in waiting.text
    assert waiting["Refresh"] == "4"
    ReportFile.objects.update(said_at=now(), stage="writing", done=30, total=100)
    page = client.get(reverse("report:file_detail", args=[ReportFile.objects.get().pk]))
    assert 'value="30"' in page.text

    ReportFile.objects.update(said_at=None)
    build_waiting_file(at=now())
    ready = client.get(reverse("report:file_detail", args=[ReportFile.objects.get().pk]))
    assert "is ready" in ready.text
    take = ready["Refresh"].removeprefix("1; url=")
    assert client.get(take).content.startswith(b"PK")
    assert client.get(address(edition.report)).content == client.get(take).content


def test_a_page_that_is_to_stay_still_does_not_look_by_itself(client):
    client.get(address(large_edition().report))

    page = client.get(reverse("report:file_detail", args=[ReportFile.objects.get().pk]) + "?still")

    assert "Refresh" not in page


def test_a_file_of_a_draft_is_not_there_for_others(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    report, staff = large_report(), seated()
    client.force_login(staff)
    client.get(address(report, "draft", "pdf"))
    file = ReportFile.objects.get()
    assert file.asked_by == staff
    build_waiting_file(at=now())
    pages = [reverse(f"report:{name}", args=[file.pk]) for name in ("file_detail", "file_take")]
    assert [client.get(page).status_code for page in pages] == [200, 200]

    client.force_login(UserFactory())
    assert [client.get(page).status_code for page in pages] == [404, 404]


def test_a_file_that_could_not_be_built_says_why(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    report = large_report()
    client.force_login(seated())
    client.get(address(report, "draft"))
    ReportFile.objects.update(failed_at=now(), why="There is no work plan “gone”.")

    page = client.get(reverse("report:file_detail", args=[ReportFile.objects.get().pk]))

    assert "There is no work plan “gone”." in page.text
    assert "Refresh" not in page


def test_a_long_table_stands_on_the_page_with_its_first_rows(client):
    edition = large_edition()

    page = client.get(reverse("report:report_detail", args=[edition.report.slug]))

    assert page.text.count("<tr>") == 101
    assert "These are the first 100 of" in page.text
