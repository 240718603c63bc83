from datetime import UTC, datetime

import pytest

from tests.factories.large_reports import large_edition
from tests.factories.report import EditionFactory
from whimbrel.report.documents import report_document
from whimbrel.report.queries.report_files import is_large

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("make", "large"), [(EditionFactory, False), (large_edition, True)])
def test_a_report_is_large_by_its_rows(make, large):
    assert is_large(report_document(make().content, "en", made_at=NOON, edition=1)) is large
