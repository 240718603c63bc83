import pytest

from whimbrel.report.queries.wording import in_words, listed, parted


def test_a_list_ends_as_the_language_ends_one():
    assert listed(["Fiji", "Kenya", "Togo"], "en") == "Fiji, Kenya and Togo"
    assert listed(["Fidji", "Kenya", "Togo"], "fr") == "Fidji, Kenya et Togo"


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("ITPGRFA", "CITES e ITPGRFA"),
        ("Irán", "CITES e Irán"),
        ("Hierro", "CITES y Hierro"),
        ("Yemen", "CITES y Yemen"),
        ("Chad", "CITES y Chad"),
    ],
)
def test_spanish_says_e_before_the_sound_of_i(last, words):
    assert listed(["CITES", last], "es") == words


def test_one_name_and_no_name_are_no_list():
    assert listed(["Irán"], "es") == "Irán"
    assert listed([], "en") == "none"


def test_titles_are_parted_by_the_semicolon_of_the_language():
    assert parted(["a, b", "c"], "en") == "a, b; c"
    assert parted(["a, b", "c"], "fr") == "a, b\N{NO-BREAK SPACE}; c"
    assert parted(["أ", "ب"], "ar") == "أ؛ ب"


def test_small_numbers_are_words_where_one_form_suits_every_noun():
    assert [in_words(n, "fr") for n in (1, 4, 10)] == ["1", "quatre", "10"]
    assert in_words(4, "ar") == "4"
