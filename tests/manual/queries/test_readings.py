from datetime import date

import pytest

from tests.factories.manual import make_article, make_translation
from whimbrel.manual.actions.visits import count_readings
from whimbrel.manual.models import ReadCount
from whimbrel.manual.queries.readings import readings

pytestmark = pytest.mark.django_db

DAY, LATER = date(2026, 11, 9), date(2026, 11, 22)


@pytest.fixture(autouse=True)
def articles(db):
    make_translation(make_article("credentials"))
    make_article("voting")
    make_article("reports", part="reporting")


def read():
    return readings(since=DAY, until=LATER)


def test_counts_of_a_day_add_up_whatever_process_hands_them_over():
    count_readings(day=DAY, times={("fr", "credentials"): 2, ("en", "credentials"): 1})
    count_readings(day=DAY, times={("fr", "credentials"): 3})

    assert list(ReadCount.objects.order_by("language").values_list("language", "times")) == [
        ("en", 1),
        ("fr", 5),
    ]


def test_what_is_no_public_article_is_not_counted():
    make_article("positions", audience="members")

    count_readings(
        day=DAY, times={("en", "positions"): 1, ("en", "nothing"): 9, ("xx", "voting"): 1}
    )

    assert not ReadCount.objects.exists()


def test_what_is_read_most_stands_first_by_part_and_language():
    count_readings(day=DAY, times={("fr", "credentials"): 2, ("en", "voting"): 1})
    count_readings(day=LATER, times={("en", "reports"): 7})

    found = read()

    assert [(part.title, part.total) for part in found.parts] == [("Reporting", 7), ("Meetings", 3)]
    assert [(row.slug, row.counts) for row in found.parts[1].rows] == [
        ("credentials", [0, 2, 0, 0, 0]),
        ("voting", [1, 0, 0, 0, 0]),
    ]
    assert found.weeks == [(date(2026, 11, 9), 3), (date(2026, 11, 16), 7)]


def test_an_article_is_unread_in_the_languages_it_is_there_in():
    count_readings(day=DAY, times={("fr", "credentials"): 2, ("fr", "voting"): 1})

    assert {row.slug: row.unread_in for row in read().unread} == {
        "credentials": ["English"],
        "voting": ["English"],
        "reports": ["English"],
    }


def test_readings_cost_the_same_for_any_number_of_articles(django_assert_num_queries):
    count_readings(day=DAY, times={("fr", "credentials"): 2, ("en", "voting"): 1})

    with django_assert_num_queries(9):
        read()
