import io
from datetime import UTC, datetime

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.workplan import GrantFactory
from whimbrel.core.documents.docx import write_docx
from whimbrel.report.documents import report_document
from whimbrel.report.models import Remark, Report
from whimbrel.report.queries.content import report_content

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


@pytest.fixture
def report():
    return ReportTextFactory(report=FigureFactory().report).report


def way(report):
    return reverse("desk_report_way", args=[report.pk])


def returned(report):
    """The draft with a comment in it, as a file to upload."""
    content = report_content(report, languages=["en"])
    body = write_docx(report_document(content, "en", made_at=datetime(2026, 1, 1, tzinfo=UTC)))
    document = docx.Document(io.BytesIO(body))
    line = next(one for one in document.paragraphs if one.text == "There are 0 Parties.")
    document.add_comment(line.runs, text="Is that so?", author="Norway")
    file = io.BytesIO()
    document.save(file)
    return SimpleUploadedFile("back.docx", file.getvalue())


def test_a_report_is_signed_by_two_and_sealed(client, secretariat, report):
    sign = reverse("desk_report_sign", args=[report.pk])
    for step in ("drafted", "checked"):
        assert f'value="{step}"' in client.get(way(report)).content.decode()
        client.post(sign, {"step": step})
    refused = client.post(sign, {"step": "approved"}, follow=True).content.decode()
    publish = reverse("desk_report_publish", args=[report.pk])
    client.post(publish)
    assert report.last_edition() is None
    client.force_login(seated())
    client.post(sign, {"step": "approved"})
    client.post(publish)

    assert "another person must take it" in refused
    assert report.last_edition().signatures.count() == 3
    assert "edition 1" in client.get(way(report)).content.decode()


def test_the_draft_decision_goes_into_the_text(client, secretariat, report):
    client.post(reverse("desk_decision_add", args=[report.pk]))

    assert [one.block_type for one in report.texts.get().body] == ["paragraph", "action_requested"]


def test_a_draft_comes_back_from_word_and_its_comment_is_settled(client, secretariat, report):
    new = reverse("desk_word_file_new", args=[report.pk])
    client.post(new, {"language": "en", "file": returned(report)})
    remark = Remark.objects.get()
    shown = client.get(way(report)).content.decode()
    kept = client.get(reverse("desk_word_file", args=[remark.file_id]))
    client.post(reverse("desk_remark_settle", args=[remark.pk]), {"deed": "accept"})

    assert "Is that so?" in shown
    assert "Norway" in shown
    assert kept.content.startswith(b"PK")
    assert Remark.objects.get().accepted_at is not None
    assert "Is that so?" not in client.get(way(report)).content.decode()


def test_what_is_no_word_file_is_refused_and_nothing_is_kept(client, secretariat, report):
    file = SimpleUploadedFile("back.docx", b"PK\x03\x04nothing")
    answer = client.post(
        reverse("desk_word_file_new", args=[report.pk]), {"language": "en", "file": file}
    )

    assert answer.status_code == 422
    assert not Remark.objects.exists()


def test_many_remarks_cost_no_more_queries_than_one(client, secretariat, report):
    new = reverse("desk_word_file_new", args=[report.pk])
    counts = []
    for _row in range(3):
        client.post(new, {"language": "en", "file": returned(report)})
        client.get(way(report))
        with CaptureQueriesContext(connection) as queries:
            client.get(way(report))
        counts.append(len(queries))

    assert counts[0] == counts[2]


def test_a_member_begins_nothing(client):
    client.force_login(UserFactory())

    assert client.post(reverse("desk_report_begin"), new(pattern="donor")).status_code in (302, 403)
    assert not Report.objects.filter(slug="donor-2014").exists()
