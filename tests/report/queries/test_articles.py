from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.factories.manual import body, edit, make_article, make_translation
from tests.factories.report import ReportFactory
from whimbrel.manual.models import ArticlePage, Version
from whimbrel.report.queries.counting import KINDS, Counting, FigureRefused

pytestmark = pytest.mark.django_db


def counted(on=None, **asked):
    counting = Counting(ReportFactory(), on or localdate(), "en")
    return KINDS["articles-up-to-date"].counter(counting, asked)


def test_each_language_tells_how_many_of_its_articles_follow_the_original():
    old, new = make_article("credentials"), make_article("visas")
    make_translation(old, "fr")
    make_translation(new, "fr")
    edit(old, body=body(credentials="Bring two copies."))

    count = counted()

    assert count.value == 1
    assert count.columns[1:] == ("Up to date", "Out of date", "Badly out of date", "Not translated")
    assert count.rows[0] == ("French", "1", "1", "0", "0")
    assert count.rows[1] == ("Spanish", "0", "0", "0", "2")


def test_one_language_opens_its_articles():
    make_translation(make_article("credentials", title="Credentials"), "fr")
    make_article("visas", title="Visas")

    count = counted(language="fr")

    assert count.rows == (("Credentials", "Up to date"), ("Visas", "Not translated"))
    assert count.value == 1


def test_what_was_published_after_the_cut_off_does_not_count():
    source = make_article("credentials")
    make_translation(source, "fr")
    earlier = localdate() - timedelta(days=30)
    Version.objects.filter(article=source).update(
        published_at=Version.objects.get(article=source).published_at - timedelta(days=60)
    )

    assert counted().value == 1
    assert counted(on=earlier).value == 0
    assert counted(on=earlier).rows[0] == ("French", "0", "0", "0", "1")


def test_what_members_alone_read_is_not_even_named():
    page = make_article("between-us", title="Between us")
    ArticlePage.objects.filter(pk=page.pk).update(audience=ArticlePage.Audience.MEMBERS)

    assert counted(language="fr").rows == ()


def test_a_language_that_is_none_of_the_manual_is_refused_in_words():
    with pytest.raises(FigureRefused, match="Known: fr, es, ar, ru"):
        counted(language="en")
