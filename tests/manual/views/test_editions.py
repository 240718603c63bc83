from datetime import UTC, date, datetime

import pytest

from tests.factories.manual import body, edit, make_article, make_translation
from whimbrel.manual.actions.editions import name_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db):
    page = make_article("rules", pieces=body(quorum="Half of them."))
    make_translation(page, pieces=body(quorum="La moitié."), title="Règles")
    name_edition(
        slug="cop11",
        names={"en": "As of COP11", "fr": "Après la COP11"},
        as_of=date(2014, 11, 9),
        at=datetime(2014, 11, 10, tzinfo=UTC),
    )
    edit(page, body=body(quorum="A third of them."))
    return page


def read(client, address):
    answer = client.get(address, HTTP_ACCEPT_ENCODING="identity")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_edition_stays_readable_when_its_articles_change(client, article):
    page = read(client, "/en/manual/editions/cop11/rules/")

    assert "Half of them." in page
    assert "As of COP11" in page
    assert "What changed since" in page


def test_an_edition_is_read_in_each_language_it_was_in(client, article):
    assert "La moitié." in read(client, "/fr/manual/editions/cop11/rules/")
    assert "Half of them." in read(client, "/es/manual/editions/cop11/rules/")


def test_an_edition_stays_readable_when_an_article_is_withdrawn(client, article):
    article.unpublish()

    assert "Half of them." in read(client, "/en/manual/editions/cop11/rules/")


def test_the_editions_are_listed_with_what_they_hold(client, article):
    assert "/en/manual/editions/cop11/" in read(client, "/en/manual/editions/")
    assert "/fr/manual/editions/cop11/rules/" in read(client, "/fr/manual/editions/cop11/")
