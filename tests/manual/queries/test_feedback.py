from datetime import UTC, date, datetime

import pytest

from tests.factories.manual import edit, make_article
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import SearchMiss
from whimbrel.manual.actions.editions import name_edition
from whimbrel.manual.actions.feedback import give_feedback, say_edition_read
from whimbrel.manual.models import Version
from whimbrel.manual.queries.feedback import fruitless_searches, readerships, unhelpful_articles

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def judge(version, has_helped, key, reason=""):
    give_feedback(version=version, has_helped=has_helped, reason=reason, key=key, at=NOON)


def test_what_helped_the_fewest_stands_first_with_the_reasons():
    make_article("good"), make_article("bad")
    good, bad = (Version.objects.get(slug=slug) for slug in ("good", "bad"))
    judge(good, True, "a")
    judge(good, False, "b")
    judge(bad, False, "c", "No example.")
    judge(bad, False, "d")

    found = unhelpful_articles()

    assert [(one.version, one.helped, one.did_not) for one in found] == [(bad, 0, 2), (good, 1, 1)]
    assert found[0].reasons == ["No example."]


def test_what_was_said_of_an_older_text_is_not_held_against_the_new_one():
    article = make_article()
    judge(Version.objects.get(), False, "a")

    edit(article, title="Credentials, anew")

    assert unhelpful_articles() == []


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_article_or_three(number, django_assert_num_queries):
    for n in range(number):
        make_article(f"a-{n}")
    for version in Version.objects.all():
        judge(version, False, f"k{version.pk}", "No example.")

    with django_assert_num_queries(2):
        assert len(unhelpful_articles()) == number


def test_an_edition_says_how_many_who_act_for_a_country_have_read_it():
    make_article()
    edition = name_edition(
        slug="cop11", names={"en": "As of COP11"}, as_of=date(2014, 11, 9), at=NOON
    )
    reader = DesignationFactory(starts_on=date(2020, 1, 1)).person
    DesignationFactory(starts_on=date(2020, 1, 1))
    say_edition_read(edition=edition, by=reader, at=NOON)

    (found,) = readerships(today=NOON.date())

    assert (found.read, found.in_office) == (1, 2)


def test_words_that_one_person_alone_searched_for_are_not_shown():
    day = {"first_on": NOON.date(), "last_on": NOON.date(), "language": "en"}
    SearchMiss.objects.create(digest="a", words="visa", times=3, **day)
    SearchMiss.objects.create(digest="b", words="", times=1, **day)

    assert [one.words for one in fruitless_searches()] == ["visa"]
