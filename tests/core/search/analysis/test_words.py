import pytest

from whimbrel.core.search.analysis import alternatives, plain, terms, words

LANGUAGES = ("en", "fr", "es", "ar", "ru")


def finds(question, text, language):
    """Whether every word of the question is kept under one of its alternatives in the text."""
    kept = {term for word in words(text) for term in terms(word.word, language)}
    return all(
        any(set(one) <= kept for one in alternatives(word.word, LANGUAGES))
        for word in words(question)
    )


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("agreement", "agreements", "en"),
        ("Parties", "a Party's duty", "en"),
        ("appendix", "Appendices I and II", "en"),
        ("accords", "l’accord", "fr"),
        ("oiseau", "les oiseaux", "fr"),
        ("designations", "désignation", "fr"),
        ("Cote d'Ivoire", "Côte d’Ivoire", "fr"),
        ("designacion", "designaciones", "es"),
        ("taller", "los talleres", "es"),
        ("мигрирующий вид", "мигрирующих видов", "ru"),
        ("координатор", "координаторов", "ru"),
        ("ежегодный отчет", "Ежегодные отчёты", "ru"),
        ("مهاجرة", "الأنواع المهاجرة", "ar"),
        ("نوع", "للأنواع", "ar"),
        ("الاتفاقيات", "بالاتفاقية", "ar"),
        ("طائر", "والطيور", "ar"),
        ("طرف", "والأطراف", "ar"),
        ("لجنة", "للجنة الدائمة", "ar"),
        ("وثيقة", "الوثائق", "ar"),
        ("مُهاجِرة", "المهاجرة", "ar"),
        ("手册", "国家联络点手册", "zh"),
        ("国", "国家", "zh"),
        ("COP11", "COP 11", "en"),
        ("cop 11", "COP11 in Quito", "en"),
        ("11.2", "Resolution 11.2 (Rev.)", "en"),
        ("UNEP/CMS/COP11/Doc.16.3", "see UNEP/CMS/COP11/Doc.16.3", "en"),
        ("Boedo", "Bødø, bøedø", "en"),
        # In whatever language it is asked, and of a text in another.
        ("agreements", "an agreement", "en"),
        ("Кения", "Kenya, Кения", ""),
    ],
)
def test_a_word_is_found_by_its_other_forms(question, text, language):
    assert finds(question, text, language)


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("11.2", "Resolution 11.12", "en"),
        ("11.2", "2 of 11", "en"),
        ("bird", "birch", "en"),
        ("手册", "册手", "zh"),
        ("طرف", "ظرف", "ar"),
    ],
)
def test_another_word_is_not(question, text, language):
    assert not finds(question, text, language)


def test_words_are_given_with_their_places():
    text = "L’accord: «COP11»"

    assert [(text[word.start : word.end], word.word) for word in words(text)] == [
        ("L’accord", "L’accord"),
        ("COP11", "COP11"),
    ]


def test_signs_alone_are_no_words():
    assert list(words("… — «» _ +")) == []
    assert terms("\u064b", "ar") == () == alternatives("\u064b", LANGUAGES)


def test_terms_are_letters_and_digits_so_that_no_database_cuts_them():
    text = "Doc.16.3/Rev-1 d’Ivoire naïve œuvre ½ ² ﬁsh İstanbul ǅ"
    kept = [term for word in words(text) for term in terms(word.word, "fr")]

    assert kept
    assert all(term.isalnum() for term in kept)
    assert plain("L’ŒUVRE") == "oeuvre"
