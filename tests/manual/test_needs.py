from datetime import UTC, datetime

import pytest

from tests.factories.manual import ProposalFactory, make_article
from whimbrel.manual.models import Paragraph
from whimbrel.manual.needs import proposed

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_proposals_that_wait_are_counted_and_settled_ones_are_not():
    make_article()
    paragraph = Paragraph.objects.get()
    ProposalFactory(paragraph=paragraph)
    ProposalFactory(paragraph=paragraph, accepted_at=AT)

    assert [need.text for need in proposed(AT)] == ["1 proposal of other words for the Manual"]
