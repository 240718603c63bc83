import pytest

from whimbrel.core.models import SearchNeighbour
from whimbrel.core.search.nearness import near_words, neighbours_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    for word in ("agreement", "designación", "d’accord", "quorum", "Кения", "forum"):
        SearchNeighbour.objects.bulk_create(
            SearchNeighbour(rest=rest, word=bare) for rest, bare in neighbours_of(word)
        )


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("agremeent", ["agreement"]),
        ("agreements", ["agreement"]),
        ("desingacion", ["designación"]),
        ("acord", ["accord"]),
        ("qourum", ["quorum"]),
        ("Кенея", ["кения"]),
        # The word itself is no correction of itself.
        ("quorum", []),
        ("designacion", []),
    ],
)
def test_a_word_is_near_that_one_slip_leads_to(known, typed, near):
    assert near_words(typed) == near


def test_short_words_numbers_and_signs_have_no_neighbours(known, django_assert_num_queries):
    assert neighbours_of("cop") == neighbours_of("2014a") == neighbours_of("国家联络点") == ()
    with django_assert_num_queries(0):
        assert near_words("foru") == []


def test_neighbours_are_found_in_one_query(known, django_assert_num_queries):
    with django_assert_num_queries(1):
        near_words("forun")
