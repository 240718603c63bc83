from django.utils import translation

from whimbrel.core.languages import language_names, sort_key


def test_names_are_sorted_without_accents_and_case():
    names = ["Zambia", "Égypte", "eswatini", "Åland", "Benin"]

    assert sorted(names, key=sort_key) == ["Åland", "Benin", "Égypte", "eswatini", "Zambia"]


def test_both_apostrophes_are_one():
    assert sort_key("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire") == "cote d'ivoire"


def test_languages_are_called_what_the_reader_calls_them():
    with translation.override("fr"):
        assert language_names(["en", "ar", "xx"]) == ["anglais", "arabe", "xx"]
