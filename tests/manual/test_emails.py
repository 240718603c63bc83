from datetime import date

import pytest

from tests.factories.manual import make_article
from tests.factories.people import UserFactory
from whimbrel.manual.emails import write_review_due

pytestmark = pytest.mark.django_db


def test_a_letter_speaks_the_reader_s_language_and_leads_to_the_article(settings):
    keeper = UserFactory(language="fr", display_name="Keeper")
    article = make_article("rules")

    letter = write_review_due(article=article, person=keeper, due=date(2026, 1, 31))

    assert f"{settings.SITE_URL}/fr/manual/articles/rules/" in letter.text
    assert "31 janvier 2026" in letter.text
