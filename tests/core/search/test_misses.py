from datetime import date

import pytest
from django.db import OperationalError

from whimbrel.core.models import SearchMiss
from whimbrel.core.search import misses
from whimbrel.core.search.misses import count_miss, forget_misses
from whimbrel.core.search.question import Question
from whimbrel.core.search.registry import PUBLIC

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def question(typed, language="en"):
    return Question(typed, language, {PUBLIC})


def test_words_are_kept_only_once_they_were_asked_for_twice():
    count_miss(question("The Quorums of Pandas"), on=DAY)
    first = SearchMiss.objects.get()
    assert (first.words, first.times) == ("", 1)

    count_miss(question("pandas quorums"), on=date(2026, 3, 2))

    again = SearchMiss.objects.get()
    assert (again.words, again.times) == ("pandas quorums", 2)
    assert (again.first_on, again.last_on) == (DAY, date(2026, 3, 2))


def test_the_same_words_in_another_language_are_others():
    count_miss(question("quorum"), on=DAY)
    count_miss(question("quorum", "fr"), on=DAY)

    assert SearchMiss.objects.count() == 2


@pytest.mark.parametrize(
    "typed",
    [
        "kenya@example.org",
        "passport 123456",
        "",
        "…",
        " ".join(f"unpronounceable{letter}" for letter in "abcdef"),
    ],
)
def test_what_may_be_somebodys_address_or_number_is_not_counted(typed):
    assert count_miss(question(typed), on=DAY) is None
    assert not SearchMiss.objects.exists()


def test_of_too_many_no_new_ones_are_kept(monkeypatch):
    monkeypatch.setattr(misses, "MOST", 1)
    count_miss(question("panda"), on=DAY)

    assert count_miss(question("quorum"), on=DAY) is None
    assert count_miss(question("panda"), on=DAY).times == 2


def test_where_nothing_can_be_written_the_reader_still_gets_their_page(monkeypatch):
    def refuse(*args):
        raise OperationalError("read only")

    monkeypatch.setattr(misses, "_counted", refuse)

    assert count_miss(question("panda"), on=DAY) is None


def test_what_one_person_typed_is_forgotten_after_a_month_and_the_rest_after_a_year():
    for _ in range(2):
        count_miss(question("panda"), on=DAY)
    count_miss(question("quorum"), on=DAY)

    assert forget_misses(today=date(2026, 3, 31)) == 0
    assert forget_misses(today=date(2026, 4, 1)) == 1
    assert forget_misses(today=date(2027, 3, 2)) == 1
