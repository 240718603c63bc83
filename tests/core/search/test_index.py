import pytest
from django.db import connection

from whimbrel.core.models import SearchEntry, SearchNeighbour
from whimbrel.core.search.index import put, remove
from whimbrel.core.search.registry import MEMBERS, Entry, Version

pytestmark = pytest.mark.django_db


def entry(key="1", title="Kenya", **fields):
    return Entry(key, [Version("en", title, text="Elephants of the savannah")], **fields)


def rows_of_words():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_searchwords")
        return cursor.fetchone()[0]


def test_an_entry_put_again_takes_the_place_of_the_first():
    put("things", [entry()])
    put("things", [entry(title="Senegal", circle=MEMBERS)])

    assert SearchEntry.objects.get().circle == MEMBERS
    assert rows_of_words() == 1


def test_an_entry_removed_leaves_nothing():
    put("things", [entry(), entry("2")])
    remove("things", ["1", "unknown"])

    assert SearchEntry.objects.get().key == "2"
    assert rows_of_words() == 1


def test_the_words_of_what_is_not_public_are_proposed_to_nobody():
    put("things", [entry(circle=MEMBERS)])
    assert not SearchNeighbour.objects.exists()

    put("things", [entry("2")])
    assert SearchNeighbour.objects.filter(word="elephants", rest="elephant").exists()


@pytest.mark.parametrize("number", [1, 60])
def test_putting_some_costs_as_much_as_putting_one(number, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        put("things", [entry(str(key)) for key in range(number)])


def test_a_text_of_any_length_and_any_sign_can_be_put():
    said = Version("en", "x" * 5000, text="word 'quoted' \\ : | & ! (a) " * 20_000 + "\u0000")

    put("things", [Entry("1", [said], words="'; DROP TABLE core_searchwords")])

    assert rows_of_words() == 1
