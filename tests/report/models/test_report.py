import io

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from tests.factories.report import ReportFactory

pytestmark = pytest.mark.django_db


def test_a_template_that_is_no_word_document_is_refused():
    report = ReportFactory()
    report.template = ContentFile(b"not a document", name="own.docx")

    with pytest.raises(ValidationError, match="not a Word document"):
        report.full_clean()


def test_a_word_document_is_kept_as_template():
    file = io.BytesIO()
    docx.Document().save(file)
    report = ReportFactory()
    report.template = ContentFile(file.getvalue(), name="own.docx")

    report.full_clean()


def test_a_report_is_not_its_own_previous():
    report = ReportFactory()
    report.previous = report

    with pytest.raises(ValidationError, match="report_not_its_own_previous"):
        report.full_clean()
