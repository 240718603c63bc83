import pytest

from tests.factories.manual import edit, make_article, make_part, make_translation
from whimbrel.manual.queries.contents import contents

pytestmark = pytest.mark.django_db


def titles(language, **asked):
    return [entry.title for part in contents(language, **asked) for entry in part.articles]


def test_parts_and_articles_stand_in_the_order_of_the_tree():
    make_part("introduction")
    make_article("rules", part="meetings")
    make_article("credentials", part="meetings")
    make_article("welcome", part="introduction")

    assert [part.slug for part in contents("en")] == ["introduction", "meetings"]
    assert titles("en") == ["Welcome", "Rules", "Credentials"]


def test_moving_an_article_at_the_desk_moves_it_for_readers():
    first = make_article("rules")
    second = make_article("credentials")

    second.move(first, pos="left")

    assert titles("en") == ["Credentials", "Rules"]


def test_what_is_not_translated_is_named_in_the_source_s_language():
    make_translation(make_article("rules"), "fr", title="Règles")
    make_article("credentials")

    (part,) = contents("fr")

    assert [(one.title, one.language, one.freshness) for one in part.articles] == [
        ("Règles", "fr", "current"),
        ("Credentials", "en", "missing"),
    ]


@pytest.mark.parametrize(
    ("weight", "is_ready", "age"),
    [
        ("typo", True, "current"),
        ("normal", True, "out_of_date"),
        ("major", True, "majorly_out_of_date"),
        ("major", False, "current"),
    ],
)
def test_a_translation_ages_with_its_source(weight, is_ready, age):
    source = make_article()
    make_translation(source)

    edit(source, title="Credentials, anew", weight=weight, is_ready=is_ready)

    (part,) = contents("fr")
    assert part.articles[0].freshness == age


def test_articles_for_members_are_named_only_where_members_are():
    make_article("rules")
    make_article("positions", audience="members")

    assert titles("en") == ["Rules"]
    assert titles("en", with_members_only=True) == ["Rules", "Positions"]


def test_a_draft_and_a_withdrawn_article_are_not_in_the_contents():
    make_article("rules").unpublish()

    assert contents("en") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_contents_cost_the_same_for_one_or_many(count, django_assert_num_queries):
    for number in range(count):
        make_translation(make_article(f"article-{number}"))

    with django_assert_num_queries(4):
        assert len(titles("fr")) == count
